package dev.millrace.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.replay.ReplayConfig;
import dev.millrace.connector.tweets.TweetsConfig;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.local.view.Goal;
import dev.millrace.runtime.progress.RunProgress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoalEstimateTest {
  private static final SourceConfig TWEETS = new TweetsConfig(42, 10, Instant.EPOCH);
  private static final SourceConfig FILE = new ReplayConfig(Path.of("f"), List.of());

  @Test
  void tweetsHaveTheNumberTheRunSays() {
    assertThat(GoalEstimate.of(lanes(2, Map.of()), Optional.of(500L), TWEETS))
        .contains(new Goal(500, true));
  }

  @Test
  void endlessTweetsHaveNone() {
    assertThat(GoalEstimate.of(lanes(2, Map.of()), Optional.empty(), TWEETS)).isEmpty();
  }

  @Test
  void aFileNobodyHasReadFromHasNoneYet() {
    assertThat(GoalEstimate.of(lanes(2, Map.of()), Optional.empty(), FILE)).isEmpty();
  }

  @Test
  void theReadShareOfAFileTellsItsLines() {
    // Lane 1 begins in the middle: it has read 100 of its bytes, lane 0 has read 300.
    RunProgress progress = lanes(2, Map.of(0, lane(30, 300, 1000), 1, lane(10, 600, 1000)));
    assertThat(GoalEstimate.of(progress, Optional.empty(), FILE)).contains(new Goal(100, false));
  }

  @Test
  void aCappedReplayHasNoMoreThanItsCap() {
    RunProgress progress = lanes(1, Map.of(0, lane(30, 300, 1000)));
    assertThat(GoalEstimate.of(progress, Optional.of(60L), FILE)).contains(new Goal(60, false));
    assertThat(GoalEstimate.of(progress, Optional.of(600L), FILE)).contains(new Goal(100, false));
  }

  @Test
  void onceTheSourceIsDoneTheNumberIsWhatItGave() {
    OffsetMetadata done = lane(73, 1000, 1000);
    RunProgress progress =
        lanes(
            1,
            Map.of(
                0,
                done.with(
                    Map.of(LaneMetadataKeys.DONE, "true", LaneMetadataKeys.POSITION, "1000"))));
    assertThat(GoalEstimate.of(progress, Optional.empty(), FILE)).contains(new Goal(73, true));
  }

  private static OffsetMetadata lane(long in, long position, long size) {
    return new OffsetMetadata(
        in,
        0,
        Map.of(
            LaneMetadataKeys.POSITION,
            String.valueOf(position),
            LaneMetadataKeys.FILE_SIZE,
            String.valueOf(size)));
  }

  private static RunProgress lanes(int count, Map<Integer, OffsetMetadata> notes) {
    return new RunProgress(Map.of(Stage.PRODUCER, notes), count);
  }
}
