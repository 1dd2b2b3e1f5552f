package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.LagGauge;
import dev.millrace.runtime.kafka.MessageLimit;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.loop.TransactionLoop;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.StartPosition;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.topics.TopicWatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class EnricherWorkTest {
  private static final RunNames NAMES = new RunNames("t");
  private static final TopicPartition RAW = new TopicPartition(NAMES.rawTopic(), 0);

  private final StopSignal stop = new StopSignal();
  private final MockProducer<byte[], byte[]> producer = producer();
  private final KeptLog log = new KeptLog(RAW, producer);
  private final Deque<MockProducer<byte[], byte[]>> producers = new ArrayDeque<>(List.of(producer));
  private final StageContext context =
      new StageContext(
          Stage.ENRICHER,
          NAMES,
          "a",
          new KafkaClients(new KafkaConnection("127.0.0.1:1", Map.of()), "a"),
          OnDataLoss.Fail,
          new StageMetrics(new SimpleMeterRegistry(), "t", Stage.ENRICHER),
          new Health());

  @Test
  void recordsPlaceAndTotalsAreCommittedTogether() {
    write("{\"a\":1}", "oops", "{\"a\":2}");
    log.schedulePollTask(log::assign);
    log.schedulePollTask(stop::request);

    run();

    assertThat(values(producer)).containsExactly("{\"a\":1}", "oops", "{\"a\":2}");
    assertThat(topics(producer)).containsExactly("t.processed", "t.dead-letter", "t.processed");
    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(committed(producer)).isEqualTo(new OffsetAndMetadata(3, "in=3,dead=1"));
  }

  @Test
  void totalsGoOnFromWhatIsCommitted() {
    write("{\"a\":1}", "{\"a\":2}", "oops");
    producer.initTransactions();
    producer.beginTransaction();
    producer.sendOffsetsToTransaction(
        Map.of(RAW, new OffsetAndMetadata(1, "in=1,dead=0")), log.groupMetadata());
    producer.commitTransaction();
    producers.clear();
    MockProducer<byte[], byte[]> next = producer();
    producers.add(next);
    log.schedulePollTask(log::assign);
    log.schedulePollTask(stop::request);

    run();

    assertThat(values(next)).containsExactly("{\"a\":2}", "oops");
    assertThat(committed(next)).isEqualTo(new OffsetAndMetadata(3, "in=3,dead=1"));
  }

  @Test
  void whatIsInHandIsCommittedBeforeItsPartitionGoes() {
    write("{\"a\":1}");
    log.schedulePollTask(log::assign);
    log.schedulePollTask(
        () -> {
          assertThat(producer.commitCount()).isZero();
          log.revoke();
          assertThat(producer.commitCount()).isEqualTo(1);
          stop.request();
        });

    run();

    assertThat(values(producer)).containsExactly("{\"a\":1}");
    assertThat(committed(producer)).isEqualTo(new OffsetAndMetadata(1, "in=1,dead=0"));
  }

  @Test
  void whatIsInHandForALostPartitionIsDropped() {
    write("{\"a\":1}");
    log.schedulePollTask(log::assign);
    log.schedulePollTask(
        () -> {
          log.lose();
          stop.request();
        });

    run();

    assertThat(producer.transactionAborted()).isTrue();
    assertThat(producer.history()).isEmpty();
    assertThat(producer.consumerGroupOffsetsHistory()).isEmpty();
  }

  @Test
  void whatWasUndoneIsDoneAgainOnce() {
    write("{\"a\":1}", "{\"a\":2}");
    producer.commitTransactionException = new KafkaException("no answer");
    log.schedulePollTask(log::assign);
    log.schedulePollTask(log::revoke); // its commit fails
    log.schedulePollTask(
        () -> {
          producer.commitTransactionException = null;
          log.assign();
        });
    log.schedulePollTask(() -> {});
    log.schedulePollTask(stop::request);

    run();

    assertThat(values(producer)).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(committed(producer)).isEqualTo(new OffsetAndMetadata(2, "in=2,dead=0"));
  }

  @Test
  void aFencedProducerIsReplacedAndNothingIsLostOrDoubled() {
    write("{\"a\":1}", "{\"a\":2}");
    MockProducer<byte[], byte[]> successor = producer();
    producers.add(successor);
    producer.commitTransactionException = new ProducerFencedException("another came");
    log.schedulePollTask(log::assign);
    log.schedulePollTask(
        () -> {
          producer.fenceProducer();
          log.revoke();
          log.coordinator(successor);
          log.assign();
        });
    log.schedulePollTask(() -> {});
    log.schedulePollTask(stop::request);

    run();

    assertThat(producer.history()).isEmpty();
    assertThat(values(successor)).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(committed(successor)).isEqualTo(new OffsetAndMetadata(2, "in=2,dead=0"));
  }

  @Test
  void whatOnlyAPersonCanMendEndsTheLoop() {
    write("{\"a\":1}");
    producer.sendException = new TopicAuthorizationException("t.processed");
    log.schedulePollTask(log::assign);

    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(this::run)
        .withMessageContaining("t.processed");
    assertThat(producer.history()).isEmpty();
  }

  private void write(String... values) {
    for (String value : values) {
      log.write(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void run() {
    RetryingCall retryingCall = new RetryingCall(stop, context.health(), context.metrics());
    MessageLimit processed = new MessageLimit(NAMES.processedTopic(), 100_000);
    MessageLimit dead = new MessageLimit(NAMES.deadLetterTopic(), 100_000);
    try (TransactionalSender sender =
            new TransactionalSender("id", producers::remove, Optional.empty(), retryingCall);
        TopicWatch watch = new TopicWatch(context.kafka(), NAMES, NAMES.rawTopic())) {
      sender.prepare();
      new TransactionLoop(
              context,
              log,
              sender,
              NAMES.rawTopic(),
              EnricherWorkTest::committed,
              watch,
              stop,
              new EnricherWork(
                  new BatchTransformer(
                      () -> new Transformation(List.of(), List.of()), 0, ForkJoinPool.commonPool()),
                  () -> new EventRouter(processed, new DeadLetters(dead, Stage.ENRICHER)),
                  new LagGauge(log, context.metrics())))
          .run();
    }
  }

  private static Map<TopicPartition, StartPosition> committed(
      Set<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
    Map<TopicPartition, StartPosition> starts = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata place = committed.get(partition);
      Position position = place == null ? Position.BEGINNING : Position.of(place);
      starts.put(partition, StartPosition.at(position));
    }
    return starts;
  }

  private static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static List<String> values(MockProducer<byte[], byte[]> from) {
    return from.history().stream().map(r -> new String(r.value(), StandardCharsets.UTF_8)).toList();
  }

  private static List<String> topics(MockProducer<byte[], byte[]> from) {
    return from.history().stream().map(ProducerRecord::topic).toList();
  }

  private static OffsetAndMetadata committed(MockProducer<byte[], byte[]> from) {
    List<OffsetAndMetadata> places = new ArrayList<>();
    from.consumerGroupOffsetsHistory()
        .forEach(commit -> commit.values().forEach(offsets -> places.add(offsets.get(RAW))));
    OffsetAndMetadata last = places.get(places.size() - 1);
    return new OffsetAndMetadata(last.offset(), last.metadata());
  }
}
