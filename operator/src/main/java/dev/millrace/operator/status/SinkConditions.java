package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.crds.api.Reason;
import dev.millrace.operator.desired.PodStorage;
import dev.millrace.operator.observed.StageSnapshot;
import dev.millrace.operator.run.Lifecycle;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the warehouse takes rows, and whether a limit of it holds the run up. */
final class SinkConditions {
  private SinkConditions() {}

  static ConditionState ready(StatusInputs statusInputs) {
    if (statusInputs.desired().lifecycle() == Lifecycle.FINISHED) {
      return ConditionState.yes(Reason.Finished, "everything is written");
    }
    if (statusInputs.desired().lifecycle() == Lifecycle.SUSPENDED) {
      return ConditionState.unknown(Reason.Suspended, "spec.suspend is true");
    }
    if (statusInputs.desired().lifecycle() == Lifecycle.FAILED) {
      return ConditionState.unknown(Reason.StagesInProgress, "the stages are stopped, see Ready");
    }
    StageSnapshot sink = statusInputs.seen().stages().get(Stage.SINK);
    if (sink == null) {
      return ConditionState.unknown(Reason.NotYetKnown, "the sink is not made yet");
    }
    return waiting(statusInputs)
        .map(note -> ConditionState.no(reason(note), sentence(note)))
        .or(() -> sink.failure().map(ReadyCondition::of))
        .orElseGet(
            () ->
                sink.ready() > 0
                    ? ConditionState.yes(
                        Reason.Writing,
                        "the warehouse answers"
                            + pace(statusInputs)
                            + caution(statusInputs)
                            + caveat(statusInputs))
                    : ConditionState.no(Reason.StagesInProgress, "no sink is ready"));
  }

  static ConditionState budget(StatusInputs statusInputs) {
    return waiting(statusInputs)
        .filter(note -> reason(note) != Reason.WarehouseUnavailable)
        .map(note -> ConditionState.no(reason(note), sentence(note)))
        .orElseGet(() -> ConditionState.yes(Reason.WithinLimits, ""));
  }

  /** How often batches may follow each other, where there is such a limit. */
  private static String pace(StatusInputs statusInputs) {
    return notes(statusInputs)
        .flatMap(note -> Optional.ofNullable(note.get(SinkMetadataKeys.EVERY)).stream())
        .map(Duration::parse)
        .max(Comparator.naturalOrder())
        .map(every -> "; each sink gives it a batch every " + StatusFigures.of(every) + " at most")
        .orElse("");
  }

  /** What the warehouse will do by itself. */
  private static String caution(StatusInputs statusInputs) {
    return notes(statusInputs)
        .flatMap(note -> Optional.ofNullable(note.get(SinkMetadataKeys.CAUTION)).stream())
        .findFirst()
        .map(text -> "; " + text)
        .orElse("");
  }

  private static String caveat(StatusInputs statusInputs) {
    return PodStorage.holdsTheWarehouse(statusInputs.run().plan().sink())
        ? "; its files are on the pod's own storage and go when the pod goes: mount a volume with"
            + " spec.sink.pod"
        : "";
  }

  /** What a sink noted beside its offsets while something holds it up. */
  private static Optional<Map<String, String>> waiting(StatusInputs statusInputs) {
    return notes(statusInputs)
        .filter(more -> more.containsKey(SinkMetadataKeys.STATE))
        .max(Comparator.comparing(more -> more.getOrDefault(SinkMetadataKeys.UNTIL, "")));
  }

  private static Stream<Map<String, String>> notes(StatusInputs statusInputs) {
    return statusInputs.seen().view().progress().stream()
        .flatMap(p -> p.notes().getOrDefault(Stage.SINK, Map.of()).values().stream())
        .map(OffsetMetadata::more);
  }

  private static Reason reason(Map<String, String> note) {
    return switch (note.get(SinkMetadataKeys.STATE)) {
      case SinkMetadataKeys.WAITING_FOR_QUOTA -> Reason.WaitingForQuota;
      case SinkMetadataKeys.WAITING_FOR_BUDGET -> Reason.WaitingForBudget;
      default -> Reason.WarehouseUnavailable;
    };
  }

  private static String sentence(Map<String, String> note) {
    String what =
        switch (reason(note)) {
          case WaitingForQuota -> "the warehouse's quota is used up";
          case WaitingForBudget -> "a limit of spec.sink.bigquery.limits is reached";
          default -> "the sink waits for the warehouse: " + note.get(SinkMetadataKeys.STATE);
        };
    String until = note.get(SinkMetadataKeys.UNTIL);
    return until == null ? what : what + "; goes on at " + until;
  }
}
