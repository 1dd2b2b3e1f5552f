package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossWatchTest {
  private static final long HELD = 100;

  @ParameterizedTest
  @CsvSource({
    // handed on, taken in, position, start, end: at least so many are lost
    "1000, 400,  400,    0, 1000,   0", // all there
    "1000, 400,  410,    0, 1060,   0", // markers take offsets
    "1000, 400,  400,  900, 1000, 500", // 400 to 899 are gone
    "1000, 400,  400, 1000, 1000, 600", // all gone
    "1000,   0,    0, 1000, 1000, 1000", // nothing taken in yet
    "1000, 950,  950, 1000, 1000,   0", // the stage may hold the last 50
    "1000, 1000, 1000, 1010, 1010,   0", // only markers were removed
    "1000, 400,  400,    0,  300, 600", // the log ends before what was taken in
  })
  void countsAndLogsTogetherShowALoss(
      long handedOn, long taken, long position, long start, long end, long lost) {
    LossWatch watch = new LossWatch(stage -> HELD);
    RunProgress progress =
        progress(handedOn, note(taken), new LogSpan(position, start, end), "id-1");
    assertThat(watch.add(progress)).as("one reading is not enough").isEmpty();
    List<StageLoss> losses = watch.add(progress);
    if (lost == 0) {
      assertThat(losses).isEmpty();
    } else {
      assertThat(losses)
          .singleElement()
          .satisfies(loss -> assertThat(loss.messages()).isEqualTo(lost));
    }
  }

  @Test
  void whatAStageThatStandsStillHeldIsLost() {
    LossWatch watch = new LossWatch(stage -> 0);
    RunProgress progress = progress(1000, note(950), new LogSpan(950, 1000, 1000), "id-1");
    watch.add(progress);
    assertThat(watch.add(progress))
        .extracting(StageLoss::sentence)
        .containsExactly(
            "at least 50 messages that the enricher had not taken in are gone from topic run.raw"
                + " (partition 0 offsets 950 to 999): retention, or a deletion of records, removed"
                + " them");
  }

  @Test
  void anotherTopicOfTheSameNameIsALoss() {
    LossWatch watch = new LossWatch(stage -> HELD);
    OffsetMetadata noted = new OffsetMetadata(400, 0, Map.of(PositionNote.TOPIC_ID, "id-1"));
    RunProgress same = progress(1000, noted, new LogSpan(400, 0, 1000), "id-1");
    RunProgress other = progress(1000, noted, new LogSpan(400, 0, 700), "id-2");
    assertThat(watch.add(same)).isEmpty();
    assertThat(watch.add(same)).isEmpty();
    assertThat(watch.add(other)).isEmpty();
    assertThat(watch.add(other))
        .extracting(StageLoss::kind)
        .containsExactly(StageLoss.Kind.TopicReplaced);
  }

  @Test
  void aTopicThatIsNotThereIsALoss() {
    LossWatch watch = new LossWatch(stage -> HELD);
    RunProgress gone =
        new RunProgress(
            notes(1000, note(400)),
            1,
            Map.of(Stage.ENRICHER, new TopicLog("run.raw", "", Map.of())));
    watch.add(gone);
    assertThat(watch.add(gone))
        .singleElement()
        .satisfies(
            loss -> {
              assertThat(loss.kind()).isEqualTo(StageLoss.Kind.TopicGone);
              assertThat(loss.messages()).isEqualTo(600);
            });
  }

  @Test
  void aGapThatWasAcceptedIsNotSaidAgain() {
    LossWatch watch = new LossWatch(stage -> 0);
    OffsetMetadata noted = new OffsetMetadata(400, 0, Map.of(PositionNote.LOST, "500"));
    RunProgress behind = progress(1000, noted, new LogSpan(950, 900, 1000), "id-1");
    watch.add(behind);
    assertThat(watch.add(behind)).isEmpty();
  }

  private static RunProgress progress(
      long handedOn, OffsetMetadata enricher, LogSpan span, String topicId) {
    return new RunProgress(
        notes(handedOn, enricher),
        1,
        Map.of(Stage.ENRICHER, new TopicLog("run.raw", topicId, Map.of(0, span))));
  }

  private static Map<Stage, Map<Integer, OffsetMetadata>> notes(
      long handedOn, OffsetMetadata enricher) {
    return Map.of(Stage.PRODUCER, Map.of(0, note(handedOn)), Stage.ENRICHER, Map.of(0, enricher));
  }

  private static OffsetMetadata note(long in) {
    return new OffsetMetadata(in, 0, Map.of());
  }
}
