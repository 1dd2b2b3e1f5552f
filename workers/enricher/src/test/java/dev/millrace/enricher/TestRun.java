package dev.millrace.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.topics.TopicProvisioner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** A run of its own on a Kafka that tests share: its topics, what goes in, and what came out. */
final class TestRun implements AutoCloseable {
  static final int MAX_MESSAGE_BYTES = 2_000_000;

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final RunNames names;
  private final int partitions;
  private final KafkaConnection connection;
  private final KafkaClients clients;
  private final Admin admin;
  private final StopSignal never = new StopSignal();

  TestRun(String bootstrapServers, String run, int partitions) throws Exception {
    this.names = new RunNames(run);
    this.partitions = partitions;
    this.connection = new KafkaConnection(bootstrapServers, Map.of());
    this.clients = new KafkaClients(connection, run + "-test");
    this.admin = clients.admin();
    new TopicProvisioner(admin, LIMIT)
        .ensure(
            List.of(
                topic(names.rawTopic(), partitions),
                topic(names.processedTopic(), partitions),
                topic(names.deadLetterTopic(), 1),
                PositionsTopic.of(names, (short) 1)));
  }

  RunNames names() {
    return names;
  }

  Admin admin() {
    return admin;
  }

  EnricherConfig config(String instance, int threads, List<Column> columns) {
    return new EnricherConfig(
        names.run(),
        instance,
        connection,
        threads,
        List.of(Enrichment.values()),
        "",
        columns,
        OnDataLoss.Fail,
        0);
  }

  /** A worker that runs until it is stopped. */
  RunningWorker start(EnricherConfig config) {
    return new RunningWorker(
        config, StageContext.of(Stage.ENRICHER, config, new SimpleMeterRegistry()));
  }

  /** Runs one worker until so many messages are taken in, and stops it. */
  void enrich(EnricherConfig config, long messages) throws Exception {
    RunningWorker worker = start(config);
    try {
      awaitTaken(messages);
    } finally {
      worker.stop();
    }
  }

  /** Writes to the raw topic in one transaction; values may be null. */
  void fill(List<ProducerRecord<byte[], byte[]>> records) {
    try (TransactionalSender sender =
            new TransactionalSender(
                names.run() + "-fill",
                () -> clients.transactionalProducer(names.run() + "-fill"),
                Optional.empty(),
                new RetryingCall(
                    never,
                    new Health(),
                    new StageMetrics(new SimpleMeterRegistry(), names.run(), Stage.PRODUCER)));
        Consumer<byte[], byte[]> nobody = clients.consumer(names.run() + "-nobody")) {
      sender.begin();
      records.forEach(sender::send);
      sender.commit(Map.of(), nobody.groupMetadata());
    }
  }

  /** Waits until so many messages are taken in. */
  void awaitTaken(long messages) {
    Awaitility.await("messages taken in by " + names.group(Stage.ENRICHER))
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> totals().in() >= messages);
  }

  /** Waits until the group has so many members and each knows its partitions. */
  void awaitMembers(int count) {
    String group = names.group(Stage.ENRICHER);
    Awaitility.await("members of " + group)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsMatching(e -> e.getCause() instanceof GroupIdNotFoundException)
        .until(
            () -> {
              ConsumerGroupDescription now =
                  admin.describeConsumerGroups(List.of(group)).all().get().get(group);
              return now.members().size() == count && now.groupState() == GroupState.STABLE;
            });
  }

  /** What the group's offsets say. */
  StageTotals totals() throws Exception {
    return new ProgressReader(admin).read(names, 1).totals(Stage.ENRICHER);
  }

  List<ConsumerRecord<byte[], byte[]>> processed() throws Exception {
    return read(names.processedTopic(), partitions);
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() throws Exception {
    return read(names.deadLetterTopic(), 1);
  }

  @Override
  public void close() {
    admin.close();
  }

  /**
   * All committed records of a topic, each partition's in order. Waits until transactions that the
   * dead left open are over, for they hide what comes after them.
   */
  private List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    List<TopicPartition> all =
        IntStream.range(0, count).mapToObj(i -> new TopicPartition(topic, i)).toList();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> everything = reader("read_uncommitted");
        Consumer<byte[], byte[]> committed = reader("read_committed")) {
      Map<TopicPartition, Long> ends = everything.endOffsets(all);
      committed.assign(all);
      committed.seekToBeginning(all);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (all.stream().anyMatch(p -> committed.position(p) < ends.get(p))) {
        assertThat(System.nanoTime()).as("time to read " + topic).isLessThan(deadline);
        committed.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }

  private Consumer<byte[], byte[]> reader(String isolation) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", connection.bootstrapServers(), "isolation.level", isolation),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static TopicSpec topic(String name, int partitions) {
    return new TopicSpec(
        name,
        partitions,
        partitions,
        (short) 1,
        Map.of("max.message.bytes", String.valueOf(MAX_MESSAGE_BYTES)));
  }
}
