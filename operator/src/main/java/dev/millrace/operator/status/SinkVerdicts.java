package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetNote;
import dev.millrace.contract.progress.SinkNote;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.desired.PodStorage;
import dev.millrace.operator.observed.StageSeen;
import dev.millrace.operator.run.Lifecycle;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

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
    StageSeen sink = look.seen().stages().get(Stage.SINK);
    if (sink == null) {
      return Verdict.unknown(Reason.NotYetKnown, "the sink is not made yet");
    }
    return waiting(look)
        .map(note -> Verdict.no(Reason.SinkWaiting, sentence(note)))
        .or(() -> sink.failure().map(ReadyVerdict::of))
        .orElseGet(
            () ->
                sink.ready() > 0
                    ? Verdict.yes(Reason.Writing, "the warehouse answers" + caveat(look))
                    : Verdict.no(Reason.StagesInProgress, "no sink is ready"));
  }

  static Verdict budget(Look look) {
    return waiting(look)
        .map(note -> Verdict.no(Reason.LimitReached, sentence(note)))
        .orElseGet(() -> Verdict.yes(Reason.WithinLimits, ""));
  }

  private static String caveat(Look look) {
    return PodStorage.holdsTheWarehouse(look.run().plan().sink())
        ? "; its files are on the pod's own storage and go when the pod goes: mount a volume with"
            + " spec.sink.pod"
        : "";
  }

  /** What a sink noted beside its offsets while it waits for a quota or a budget. */
  private static Optional<Map<String, String>> waiting(Look look) {
    return look.seen().view().progress().stream()
        .flatMap(p -> p.notes().getOrDefault(Stage.SINK, Map.of()).values().stream())
        .map(OffsetNote::more)
        .filter(more -> more.containsKey(SinkNote.STATE))
        .max(Comparator.comparing(more -> more.getOrDefault(SinkNote.UNTIL, "")));
  }

  private static String sentence(Map<String, String> note) {
    String until = note.get(SinkNote.UNTIL);
    return "the sink waits: "
        + note.get(SinkNote.STATE)
        + (until == null ? "" : ", until " + until);
  }
}
