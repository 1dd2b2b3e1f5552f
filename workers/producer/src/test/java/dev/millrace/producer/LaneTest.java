package dev.millrace.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.producer.rate.RateSchedule;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.MessageLimit;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.loop.Transaction;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.StartPosition;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final TopicPartition PARTITION = new TopicPartition("run.lanes", 3);
  private static final long SECOND = 1_000_000_000L;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final OffsetTracker ledger = new OffsetTracker();
  private final RecordRouter recordRouter =
      new RecordRouter(
          new MessageLimit("run.raw", 1000),
          new DeadLetters("run.dead-letter", Stage.PRODUCER, DeadLetters.CUT_BYTES),
          "file");
  private Transaction transaction;

  @BeforeEach
  void begin() {
    StageMetrics metrics = new StageMetrics(new SimpleMeterRegistry(), "run", Stage.PRODUCER);
    RetryingCall retryingCall = new RetryingCall(new StopSignal(), new Health(), metrics);
    TransactionalSender sender =
        new TransactionalSender("id", () -> producer, Optional.empty(), retryingCall);
    transaction = new Transaction(sender, ledger, new MockConsumer<>("none"), metrics);
    transaction.begin();
    ledger.load(
        Map.of(
            PARTITION, StartPosition.at(new Position(10, Optional.empty(), OffsetMetadata.ZERO))));
  }

  @Test
  void countsWhatItSends() {
    Lane lane = lane(Optional.empty(), "one", "two", "x".repeat(2000), "four");

    assertThat(lane.send(0, 3, recordRouter, transaction)).isEqualTo(3);
    lane.enter(ledger);

    assertThat(lane.done()).isFalse();
    assertThat(place()).isEqualTo(new OffsetAndMetadata(13));
    assertThat(ledger.note(PARTITION)).isEqualTo(new OffsetMetadata(3, 1, Map.of("left", "1")));
    assertThat(producer.uncommittedRecords())
        .extracting(ProducerRecord::topic)
        .containsExactly("run.raw", "run.raw", "run.dead-letter");
  }

  @Test
  void countsOnAfterACommit() {
    Lane lane = lane(Optional.empty(), "one", "two");
    lane.send(0, 1, recordRouter, transaction);
    lane.enter(ledger);
    lane.committed();

    assertThat(lane.changed()).isFalse();
    lane.send(0, 1, recordRouter, transaction);
    lane.enter(ledger);

    assertThat(place()).isEqualTo(new OffsetAndMetadata(12));
    assertThat(ledger.note(PARTITION).in()).isEqualTo(2);
  }

  @Test
  void knowsItsEndWithItsLastMessage() {
    Lane lane = lane(Optional.empty(), "one", "two");

    assertThat(lane.send(0, 2, recordRouter, transaction)).isEqualTo(2);
    lane.enter(ledger);

    assertThat(lane.done()).isTrue();
    assertThat(ledger.note(PARTITION).more()).containsEntry("done", "true");
  }

  @Test
  void anEmptyLaneIsDoneWhateverTheRate() {
    Lane lane = lane(Optional.of(RateSchedule.of(1, 1, 100 * SECOND)));

    assertThat(lane.next()).isLessThan(0);
    assertThat(lane.send(0, 10, recordRouter, transaction)).isZero();
    lane.enter(ledger);

    assertThat(lane.changed()).isTrue();
    assertThat(place()).isEqualTo(new OffsetAndMetadata(10));
    assertThat(ledger.note(PARTITION).more()).containsEntry("done", "true");
  }

  @Test
  void keepsItsPaceAndTellsNobodyOfItsClock() {
    Lane lane =
        lane(Optional.of(RateSchedule.of(2, 1, 100 * SECOND)), "one", "two", "three", "four");

    assertThat(lane.next()).isEqualTo(100 * SECOND);
    assertThat(lane.send(99 * SECOND, 10, recordRouter, transaction)).isZero();
    assertThat(lane.send(100 * SECOND, 10, recordRouter, transaction)).isOne();
    assertThat(lane.send(101 * SECOND, 10, recordRouter, transaction)).isEqualTo(2);
    lane.enter(ledger);

    assertThat(ledger.note(PARTITION).more()).containsOnlyKeys("left");
  }

  private OffsetAndMetadata place() {
    return new OffsetAndMetadata(ledger.offset(PARTITION));
  }

  private static Lane lane(Optional<RateSchedule> rateSchedule, String... values) {
    return new Lane(PARTITION, new Values(new ArrayDeque<>(List.of(values))), 10, rateSchedule);
  }

  private record Values(Queue<String> left) implements LaneSource {
    @Override
    public boolean hasNext() {
      return !left.isEmpty();
    }

    @Override
    public SourceMessage next() {
      byte[] value = left.remove().getBytes(UTF_8);
      return new SourceMessage(null, value, value.length, 0);
    }

    @Override
    public Map<String, String> note() {
      return Map.of("left", "" + left.size());
    }
  }
}
