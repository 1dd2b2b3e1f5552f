package dev.millrace.operator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionWatchTest {
  private final CompletionWatch watch = new CompletionWatch();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void sinksThatAgreeAreGivenTimeToLookOnceMore() {
    assertThat(isOver("10")).isFalse();
    now = now.plus(CompletionWatch.LOOKED).minusMillis(1);
    assertThat(isOver("10")).isFalse();
    now = now.plusMillis(1);
    assertThat(isOver("10")).isTrue();
  }

  @Test
  void rowsThatGoAfterTheLastCommitAreWaitedForUntilTheyAreBack() {
    assertThat(isOver("10")).isFalse();
    now = now.plus(CompletionWatch.LOOKED).minusMillis(1);
    assertThat(isOver("0")).isFalse();
    now = now.plus(CompletionWatch.PATIENCE).minusMillis(1);
    assertThat(isOver("5")).as("they are being written again").isFalse();
    now = now.plus(CompletionWatch.PATIENCE).minusMillis(1);
    assertThat(isOver("10")).isFalse();
    now = now.plus(CompletionWatch.LOOKED);
    assertThat(isOver("10")).isTrue();
  }

  @Test
  void whatDoesNotChangeIsNotWaitedForForEver() {
    assertThat(isOver("9")).isFalse();
    now = now.plus(CompletionWatch.PATIENCE);
    assertThat(isOver("9")).isTrue();
  }

  @Test
  void aWarehouseThatCannotSayIsNotWaitedFor() {
    assertThat(isOver(SinkMetadataKeys.UNKNOWN)).isTrue();
  }

  @Test
  void aRunThatIsNotCompletedIsNotOver() {
    assertThat(watch.isOver(progress(12, "10"), now)).isFalse();
    now = now.plus(CompletionWatch.PATIENCE);
    assertThat(watch.isOver(progress(12, "10"), now)).isFalse();
    assertThat(isOver("10")).as("its time begins when it is completed").isFalse();
  }

  private boolean isOver(String rows) {
    return watch.isOver(progress(10, rows), now);
  }

  private static RunProgress progress(long produced, String rows) {
    return new RunProgress(
        Map.of(
            Stage.PRODUCER,
            Map.of(0, new OffsetMetadata(produced, 0, Map.of(LaneMetadataKeys.DONE, "true"))),
            Stage.ENRICHER,
            Map.of(0, new OffsetMetadata(produced, 0, Map.of())),
            Stage.SINK,
            Map.of(0, new OffsetMetadata(10, 0, Map.of(SinkMetadataKeys.ROWS, rows)))),
        1);
  }
}
