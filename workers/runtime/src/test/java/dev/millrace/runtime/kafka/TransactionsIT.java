package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.positions.lookup.KnownPositions;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.topics.TopicProvisioner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsIT {
  private static final PartitionAssignmentListener.Listener NOTHING_IN_HAND =
      new PartitionAssignmentListener.Listener() {
        @Override
        public void revoking(Collection<TopicPartition> partitions) {}

        @Override
        public void lost(Collection<TopicPartition> partitions) {}
      };

  private static final Duration LIMIT = Duration.ofSeconds(120);

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static Admin admin;

  private final StopSignal stop = new StopSignal();

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder);
    admin = clients().admin();
  }

  @AfterAll
  static void end() {
    admin.close();
    kafka.close();
  }

  @Test
  void recordsOffsetsAndTotalsHappenTogetherOrNotAtAll() throws Exception {
    RunNames names = topics("together");
    fill(names.rawTopic(), 10);

    try (Consumer<byte[], byte[]> consumer = clients().consumer(names.group(Stage.ENRICHER));
        TransactionalSender sender = sender(names.transactionalId(Stage.ENRICHER, "a", 0))) {
      OffsetTracker ledger = new OffsetTracker();
      PartitionAssignmentListener owned =
          new PartitionAssignmentListener(
              consumer,
              ledger,
              new KnownPositions(clients(), names, Stage.ENRICHER),
              retryingCall(),
              NOTHING_IN_HAND);
      consumer.subscribe(List.of(names.rawTopic()), owned);

      assertThat(copy(consumer, ledger, sender, names)).isEqualTo(10);
      sender.abort();
      assertThat(owned.rewind()).isTrue();
      assertThat(copy(consumer, ledger, sender, names)).isEqualTo(10);
      sender.commit(ledger.pending(), consumer.groupMetadata());
      ledger.committed();
    }

    assertThat(read(names.processedTopic(), 10)).hasSize(10);
    assertThat(new ProgressReader(admin).read(names, 1).totals(Stage.ENRICHER))
        .isEqualTo(new StageTotals(10, 0));
  }

  @Test
  void aFencedSenderComesBackAfterUndoing() throws Exception {
    RunNames names = topics("fenced");
    String id = names.transactionalId(Stage.ENRICHER, "a", 0);
    try (TransactionalSender zombie = sender(id);
        TransactionalSender successor = sender(id);
        Consumer<byte[], byte[]> nobody = clients().consumer("nobody")) {
      zombie.begin();
      zombie.send(record(names.processedTopic(), "lost"));
      successor.begin();

      assertThatExceptionOfType(TransactionAbortedException.class)
          .isThrownBy(() -> zombie.commit(Map.of(), nobody.groupMetadata()));
      assertThat(zombie.isOpen()).isFalse();

      zombie.begin();
      zombie.send(record(names.processedTopic(), "kept"));
      zombie.commit(Map.of(), nobody.groupMetadata());
    }
    assertThat(read(names.processedTopic(), 1)).containsExactly("kept");
  }

  @Test
  void whoWasKilledAndComesBackTakesOverAtOnce() throws Exception {
    RunNames names = topics("back");
    fill(names.rawTopic(), 1);
    String group = names.group(Stage.ENRICHER);
    // Were it the end of its session that lets the successor in, that would get nothing in time.
    Map<String, String> longSession = Map.of("session.timeout.ms", "600000");
    Consumer<byte[], byte[]> killed = clients(longSession).consumer(group);
    killed.subscribe(List.of(names.rawTopic()));
    assertThat(first(killed)).isEqualTo("m0");

    try (Consumer<byte[], byte[]> back = clients(longSession).consumer(group)) {
      back.subscribe(List.of(names.rawTopic()));
      assertThat(first(back)).isEqualTo("m0");
    }
    killed.close(CloseOptions.timeout(Duration.ZERO));
  }

  @Test
  void topicsGrowAndNeverShrink() throws Exception {
    TopicProvisioner topics = new TopicProvisioner(admin, LIMIT);
    assertThat(topics.ensure(List.of(spec("grows", 2)))).containsEntry("grows", 2);
    assertThat(topics.ensure(List.of(spec("grows", 4)))).containsEntry("grows", 4);
    assertThat(topics.ensure(List.of(spec("grows", 1)))).containsEntry("grows", 4);
    assertThat(MessageLimit.read(admin, "grows").bytes()).isEqualTo(2_000_000);
  }

  private static String first(Consumer<byte[], byte[]> consumer) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        return new String(record.value(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("nothing arrived");
  }

  private static int copy(
      Consumer<byte[], byte[]> consumer,
      OffsetTracker ledger,
      TransactionalSender sender,
      RunNames names) {
    int count = 0;
    sender.begin();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (count < 10 && System.nanoTime() < deadline) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
      for (ConsumerRecord<byte[], byte[]> record : records) {
        sender.send(new ProducerRecord<>(names.processedTopic(), record.value()));
        ledger.update(
            new TopicPartition(record.topic(), record.partition()), note -> note.plus(1, 0));
        count++;
      }
      ledger.advance(records.nextOffsets());
    }
    return count;
  }

  private void fill(String topic, int count) {
    try (TransactionalSender sender = sender("fill-" + topic);
        Consumer<byte[], byte[]> nobody = clients().consumer("nobody")) {
      sender.begin();
      for (int i = 0; i < count; i++) {
        sender.send(record(topic, "m" + i));
      }
      sender.commit(Map.of(), nobody.groupMetadata());
    }
  }

  private static List<String> read(String topic, int atLeast) {
    try (Consumer<byte[], byte[]> consumer = clients().consumer("reader-" + topic)) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<String> values = new java.util.ArrayList<>();
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (values.size() < atLeast && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(r -> values.add(new String(r.value(), StandardCharsets.UTF_8)));
      }
      return values;
    }
  }

  private static RunNames topics(String run) throws Exception {
    RunNames names = new RunNames(run);
    new TopicProvisioner(admin, LIMIT)
        .ensure(
            List.of(
                spec(names.rawTopic(), 1),
                spec(names.processedTopic(), 1),
                PositionsTopic.of(names, (short) 1)));
    return names;
  }

  private static TopicSpec spec(String name, int partitions) {
    return new TopicSpec(
        name, partitions, partitions, (short) 1, Map.of("max.message.bytes", "2000000"));
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
    return new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8));
  }

  private TransactionalSender sender(String id) {
    return new TransactionalSender(
        id, () -> clients().transactionalProducer(id), Optional.empty(), retryingCall());
  }

  private RetryingCall retryingCall() {
    return new RetryingCall(
        stop, new Health(), new StageMetrics(new SimpleMeterRegistry(), "t", Stage.ENRICHER));
  }

  private static KafkaClients clients() {
    return clients(Map.of());
  }

  private static KafkaClients clients(Map<String, String> settings) {
    return new KafkaClients(new KafkaConnection(kafka.bootstrapServers(), settings), "test");
  }
}
