package dev.millrace.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.LaneStart;
import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.StartPosition;
import dev.millrace.runtime.run.FatalStageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneOpenerTest {
  private static final TopicPartition PARTITION = new TopicPartition("run.lanes", 3);

  private final List<Long> opened = new ArrayList<>();
  private final OffsetTracker ledger = new OffsetTracker();

  @Test
  void goesOnWhereTheLaneIs() {
    committed(new OffsetAndMetadata(25, "in=25,dead=0"));

    assertThat(opener(Optional.of(100L)).open(PARTITION, ledger, 1000)).isPresent();
    assertThat(opened).containsExactly(25L);
  }

  @Test
  void aLaneThatIsDoneIsNotOpened() {
    committed(new OffsetAndMetadata(25, "in=25,dead=0,done=true"));

    assertThat(opener(Optional.of(100L)).open(PARTITION, ledger, 1000)).isEmpty();
  }

  @Test
  void whatAnEarlierRunLeftIsNotTakenForDone() {
    committed(new OffsetAndMetadata(26, "in=26,dead=0,done=true"));

    assertThatThrownBy(() -> opener(Optional.of(100L)).open(PARTITION, ledger, 1000))
        .isInstanceOf(FatalStageException.class)
        .hasMessageContaining("run.lanes-3 has given 26 messages, but this run has only 25");
    assertThat(opener(Optional.empty()).open(PARTITION, ledger, 1000)).isEmpty();
    assertThat(opened).isEmpty();
  }

  private void committed(OffsetAndMetadata place) {
    ledger.load(Map.of(PARTITION, StartPosition.at(Position.of(place))));
  }

  private LaneOpener opener(Optional<Long> messages) {
    Source source = new RecordingSource();
    return new LaneOpener(source, 4, messages, Optional.empty(), System::nanoTime);
  }

  private final class RecordingSource implements Source {
    @Override
    public String name() {
      return "recorded";
    }

    @Override
    public LaneSource open(LaneStart start) {
      opened.add(start.sequence());
      return new LaneSource() {
        @Override
        public boolean hasNext() {
          return false;
        }

        @Override
        public SourceMessage next() {
          throw new AssertionError("there is none");
        }
      };
    }
  }
}
