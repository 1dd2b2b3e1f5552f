package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  private static final Map<String, String> DONE = Map.of(LaneMetadataKeys.DONE, "true");

  private static RunProgress progress(
      Map<Integer, OffsetMetadata> lanes, OffsetMetadata enricher, OffsetMetadata sink) {
    return new RunProgress(
        Map.of(
            Stage.PRODUCER,
            lanes,
            Stage.ENRICHER,
            Map.of(0, enricher),
            Stage.SINK,
            Map.of(0, sink)),
        2);
  }

  private static final Map<Integer, OffsetMetadata> LANES =
      Map.of(0, new OffsetMetadata(60, 1, DONE), 1, new OffsetMetadata(40, 0, DONE));

  private static OffsetMetadata note(long in, long dead) {
    return new OffsetMetadata(in, dead, Map.of());
  }

  @Test
  void lagIsWhatTheStageBeforeHandedOnAndThisOneHasNotTaken() {
    RunProgress progress = progress(LANES, note(90, 10), note(70, 2));

    assertThat(progress.produced()).isEqualTo(100);
    assertThat(progress.lag(Stage.PRODUCER)).isZero();
    assertThat(progress.lag(Stage.ENRICHER)).isEqualTo(9);
    assertThat(progress.lag(Stage.SINK)).isEqualTo(10);
    assertThat(progress.written()).isEqualTo(68);
    assertThat(progress.dead()).isEqualTo(13);
  }

  @Test
  void isCompletedWhenNothingIsLeftAnywhere() {
    assertThat(progress(LANES, note(99, 9), note(90, 0)).completed()).isTrue();
    assertThat(progress(LANES, note(98, 9), note(89, 0)).completed()).isFalse();
    assertThat(progress(LANES, note(99, 9), note(89, 0)).completed()).isFalse();
  }

  @Test
  void behindAGapItIsCompletedOnceNothingIsLeftInTheLogs() {
    OffsetMetadata behind = new OffsetMetadata(80, 0, Map.of(PositionNote.LOST, "19"));
    assertThat(progress(LANES, behind, note(80, 0)).completed()).as("nobody looked").isFalse();
    assertThat(withLog(behind, new LogSpan(110, 100, 112)).completed()).isFalse();
    assertThat(withLog(behind, new LogSpan(112, 100, 112)).completed()).isTrue();
    assertThat(withLog(note(80, 0), new LogSpan(112, 100, 112)).completed()).isFalse();
  }

  private static RunProgress withLog(OffsetMetadata enricher, LogSpan raw) {
    return new RunProgress(
        progress(LANES, enricher, note(80, 0)).notes(),
        2,
        Map.of(Stage.ENRICHER, new TopicLog("run.raw", "id", Map.of(0, raw))));
  }

  @Test
  void aLaneThatSaidNothingYetIsNotDone() {
    Map<Integer, OffsetMetadata> one = Map.of(0, new OffsetMetadata(60, 0, DONE));
    Map<Integer, OffsetMetadata> open =
        Map.of(0, new OffsetMetadata(60, 0, DONE), 1, new OffsetMetadata(0, 0, Map.of()));

    assertThat(progress(one, note(60, 0), note(60, 0)).completed()).isFalse();
    assertThat(progress(open, note(60, 0), note(60, 0)).completed()).isFalse();
  }
}
