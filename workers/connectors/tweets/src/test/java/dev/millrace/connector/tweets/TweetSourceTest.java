package dev.millrace.connector.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.LaneStart;
import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.contract.progress.OffsetMetadata;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TweetSourceTest {
  private static final TweetGenerator GENERATOR =
      TweetGenerator.of(new TweetsConfig(1, 10, Instant.EPOCH), 4);

  @Test
  void aLaneGivesItsShareFromItsSequenceOn() {
    TweetSource source = new TweetSource("run.lanes", GENERATOR, 4, 10);

    LaneSource lane = source.open(new LaneStart(1, 1, OffsetMetadata.ZERO, 100));

    SourceMessage second = lane.next();
    assertThat(second.value()).isEqualTo(GENERATOR.message(5).value());
    assertThat(second.key()).isEqualTo(GENERATOR.message(5).key());
    assertThat(second.whole()).isTrue();
    assertThat(second.place()).isEqualTo(1);
    assertThat(lane.next().value()).isEqualTo(GENERATOR.message(9).value());
    assertThat(lane.hasNext()).isFalse();
  }

  @Test
  void aLaneBeyondTheMessagesGivesNothing() {
    TweetSource source = new TweetSource("run.lanes", GENERATOR, 4, 2);

    assertThat(source.open(new LaneStart(3, 0, OffsetMetadata.ZERO, 100)).hasNext()).isFalse();
  }
}
