package dev.millrace.local.engine;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.local.view.Goal;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Map;
import java.util.Optional;

/** How many messages a run will have, as far as that can be known while it is under way. */
final class GoalEstimate {
  private GoalEstimate() {}

  /**
   * The goal.
   *
   * @param messages that the run is to have, where it says so
   * @param source where they come from: a file may have fewer
   */
  static Optional<Goal> of(RunProgress progress, Optional<Long> messages, SourceConfig source) {
    if (progress.sourceDone()) {
      return Optional.of(new Goal(progress.produced(), true));
    }
    if (source.isExact()) {
      return messages.map(m -> new Goal(m, true));
    }
    Optional<Goal> byBytes = byBytes(progress);
    return messages
        .map(
            m ->
                Optional.of(new Goal(byBytes.map(g -> Math.min(m, g.messages())).orElse(m), false)))
        .orElse(byBytes);
  }

  /** The file's share that was read, and the lines found in it, give the lines of all of it. */
  private static Optional<Goal> byBytes(RunProgress progress) {
    Map<Integer, OffsetMetadata> lanes = progress.notes().getOrDefault(Stage.PRODUCER, Map.of());
    long read = 0;
    long size = 0;
    for (Map.Entry<Integer, OffsetMetadata> lane : lanes.entrySet()) {
      Map<String, String> more = lane.getValue().more();
      size = Math.max(size, number(more.get(LaneMetadataKeys.FILE_SIZE)));
      long begin = number(more.get(LaneMetadataKeys.FILE_SIZE)) * lane.getKey() / progress.lanes();
      read += Math.max(0, number(more.get(LaneMetadataKeys.POSITION)) - begin);
    }
    long lines = progress.produced();
    return read <= 0 || lines == 0
        ? Optional.empty()
        : Optional.of(new Goal(Math.max(lines, Math.round((double) lines * size / read)), false));
  }

  private static long number(String text) {
    return text == null ? 0 : Long.parseLong(text);
  }
}
