package dev.millrace.producer;

import dev.millrace.connector.tweets.TweetsConfig;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** A run with only its producers, seen from outside: its topics and its committed progress. */
final class TestRun implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int RAW_PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final RunNames names;
  private final String bootstrapServers;
  private final SourceConfig source;
  private final int lanes;
  private final Optional<Long> messages;
  private final Optional<Long> rate;
  private final Admin admin;
  private final List<WorkerThread> workers = new ArrayList<>();

  TestRun(
      String name,
      String bootstrapServers,
      SourceConfig source,
      int lanes,
      Optional<Long> messages,
      Optional<Long> rate)
      throws Exception {
    this.names = new RunNames(name);
    this.bootstrapServers = bootstrapServers;
    this.source = source;
    this.lanes = lanes;
    this.messages = messages;
    this.rate = rate;
    this.admin = new KafkaClients(connection(), "test").admin();
    new TopicProvisioner(admin, LIMIT)
        .ensure(
            List.of(
                topic(names.rawTopic(), RAW_PARTITIONS, Map.of("max.message.bytes", "1000000")),
                topic(names.deadLetterTopic(), 1, Map.of()),
                topic(names.lanesTopic(), lanes, Map.of()),
                PositionsTopic.of(names, (short) 1)));
  }

  RunNames names() {
    return names;
  }

  int lanes() {
    return lanes;
  }

  Admin admin() {
    return admin;
  }

  ProducerConfig config(String instance) {
    return config(instance, lanes);
  }

  ProducerConfig config(String instance, int lanes) {
    return new ProducerConfig(
        names.run(), instance, connection(), source, lanes, messages, rate, OnDataLoss.Fail, 0);
  }

  /** Starts a producer in a thread; it is stopped with the run at the latest. */
  WorkerThread start(String instance) {
    WorkerThread worker = WorkerThread.start(config(instance));
    workers.add(worker);
    return worker;
  }

  RunProgress progress() {
    try {
      return new ProgressReader(admin).read(names, lanes);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the raw topic take less. */
  void limitRaw(int maxMessageBytes) throws Exception {
    new TopicProvisioner(admin, LIMIT)
        .ensure(
            List.of(
                topic(
                    names.rawTopic(),
                    RAW_PARTITIONS,
                    Map.of("max.message.bytes", String.valueOf(maxMessageBytes)))));
  }

  /** Messages committed so far. */
  long produced() {
    return progress().produced();
  }

  void awaitProduced(long messages) {
    Awaitility.await("produced " + messages)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> produced() >= messages);
  }

  void awaitDone() {
    Awaitility.await("all lanes done").atMost(LIMIT).until(() -> progress().sourceDone());
  }

  List<ConsumerRecord<byte[], byte[]>> raw() {
    return read(names.rawTopic());
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return read(names.deadLetterTopic());
  }

  /** Everything committed in a topic, in order within each partition. */
  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaClients(connection(), "reader").consumer("reader")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = ends(partitions);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(
              String.format(Locale.ROOT, "%s ends at %s, read %s", topic, ends, records.size()));
        }
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** Where partitions end, transactions included whose end their leader has not heard of yet. */
  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try {
      admin.listOffsets(latest).all().get().forEach((p, end) -> ends.put(p, end.offset()));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return ends;
  }

  private KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, new HashMap<>());
  }

  private static TopicSpec topic(String name, int partitions, Map<String, String> config) {
    return new TopicSpec(name, partitions, partitions, (short) 1, config);
  }

  @Override
  public void close() {
    workers.forEach(WorkerThread::close);
    admin.close();
  }

  static TweetsConfig tweets(int users) {
    return new TweetsConfig(42, users, START);
  }
}
