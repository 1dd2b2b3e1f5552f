package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetNote;
import dev.millrace.contract.progress.SinkNote;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.desired.PodStorage;
import dev.millrace.operator.observed.StageSeen;
import dev.millrace.operator.run.Lifecycle;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the warehouse takes rows, and whether a limit of it holds the run up. */
final class SinkVerdicts {
  private SinkVerdicts() {}

  static Verdict ready(Look look) {
    if (look.desired().lifecycle() == Lifecycle.FINISHED) {
      return Verdict.yes(Reason.Finished, "everything is written");
    }
    if (look.desired().lifecycle() == Lifecycle.SUSPENDED) {
      return Verdict.unknown(Reason.Suspended, "spec.suspend is true");
    }
    if (look.desired().lifecycle() == Lifecycle.FAILED) {
      return Verdict.unknown(Reason.StagesInProgress, "the stages are stopped, see Ready");
    }
    StageSeen sink = look.seen().stages().get(Stage.SINK);
    if (sink == null) {
      return Verdict.unknown(Reason.NotYetKnown, "the sink is not made yet");
    }
    return waiting(look)
        .map(note -> Verdict.no(reason(note), sentence(note)))
        .or(() -> sink.failure().map(ReadyVerdict::of))
        .orElseGet(
            () ->
                sink.ready() > 0
                    ? Verdict.yes(
                        Reason.Writing, "the warehouse answers" + pace(look) + caveat(look))
                    : Verdict.no(Reason.StagesInProgress, "no sink is ready"));
  }

  static Verdict budget(Look look) {
    return waiting(look)
        .filter(note -> reason(note) != Reason.WarehouseUnavailable)
        .map(note -> Verdict.no(reason(note), sentence(note)))
        .orElseGet(() -> Verdict.yes(Reason.WithinLimits, ""));
  }

  /** How often batches may follow each other, where there is such a limit. */
  private static String pace(Look look) {
    return notes(look)
        .flatMap(note -> Optional.ofNullable(note.get(SinkNote.EVERY)).stream())
        .map(Duration::parse)
        .max(Comparator.naturalOrder())
        .map(every -> "; each sink gives it a batch every " + Figures.of(every) + " at most")
        .orElse("");
  }

  private static String caveat(Look look) {
    return PodStorage.holdsTheWarehouse(look.run().plan().sink())
        ? "; its files are on the pod's own storage and go when the pod goes: mount a volume with"
            + " spec.sink.pod"
        : "";
  }

  /** What a sink noted beside its offsets while something holds it up. */
  private static Optional<Map<String, String>> waiting(Look look) {
    return notes(look)
        .filter(more -> more.containsKey(SinkNote.STATE))
        .max(Comparator.comparing(more -> more.getOrDefault(SinkNote.UNTIL, "")));
  }

  private static Stream<Map<String, String>> notes(Look look) {
    return look.seen().view().progress().stream()
        .flatMap(p -> p.notes().getOrDefault(Stage.SINK, Map.of()).values().stream())
        .map(OffsetNote::more);
  }

  private static Reason reason(Map<String, String> note) {
    return switch (note.get(SinkNote.STATE)) {
      case SinkNote.WAITING_FOR_QUOTA -> Reason.WaitingForQuota;
      case SinkNote.WAITING_FOR_BUDGET -> Reason.WaitingForBudget;
      default -> Reason.WarehouseUnavailable;
    };
  }

  private static String sentence(Map<String, String> note) {
    String what =
        switch (reason(note)) {
          case WaitingForQuota -> "the warehouse's quota is used up";
          case WaitingForBudget -> "a limit of spec.sink.bigquery.limits is reached";
          default -> "the sink waits for the warehouse: " + note.get(SinkNote.STATE);
        };
    String until = note.get(SinkNote.UNTIL);
    return until == null ? what : what + "; goes on at " + until;
  }
}
