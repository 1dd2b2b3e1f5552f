package dev.millrace.operator.kafka;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.progress.WarehouseRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Notices when a run in which every stage has taken in all is over: its sinks look every second
 * whether the warehouse has what was written, write again what it lacks, and must not be stopped
 * before. For one thread.
 */
final class CompletionWatch {
  /** Sinks that agree with their warehouse have looked at it in such a time. */
  static final Duration LOOKED = Duration.ofSeconds(3);

  /** Sinks that neither agree nor change anything in such a time will not. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Map<Integer, OffsetMetadata> last = Map.of();
  private Instant since = Instant.MIN;

  /** Takes a reading; tells whether nothing more is to be expected of the run. */
  boolean isOver(RunProgress progress, Instant now) {
    Map<Integer, OffsetMetadata> sinks = progress.notes().getOrDefault(Stage.SINK, Map.of());
    if (!progress.completed() || !sinks.equals(last)) {
      last = progress.completed() ? sinks : Map.of();
      since = now;
    }
    return progress.completed()
        && switch (WarehouseRows.of(progress).answer()) {
          case CANNOT_SAY, ROWS_OF_OTHERS -> true;
          case AGREES -> !now.isBefore(since.plus(LOOKED));
          case NOT_YET, DIFFERS -> !now.isBefore(since.plus(PATIENCE));
        };
  }
}
