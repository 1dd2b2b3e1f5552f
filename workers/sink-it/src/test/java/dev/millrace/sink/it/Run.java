package dev.millrace.sink.it;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.contract.names.RunNames;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** A run's topics with processed events in them, and what a test wants to know of it. */
final class Run implements AutoCloseable {
  static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("text", ColumnType.STRING),
          EventColumns.EXTRA);
  static final BatchLimits SMALL = new BatchLimits(500, 1 << 20, Duration.ofMillis(100));
  static final Duration LIMIT = Duration.ofSeconds(Long.getLong("sink.limitSeconds", 120));

  private static final int TRANSACTION = 100;

  private final RunNames names;
  private final KafkaConnection connection;
  private final int partitions;
  private final KafkaClients clients;
  private final Admin admin;

  Run(EmbeddedKafka kafka, String name, int partitions) throws Exception {
    this.names = new RunNames(name);
    this.connection = new KafkaConnection(kafka.bootstrapServers(), Map.of());
    this.partitions = partitions;
    this.clients = new KafkaClients(connection, "test-" + name);
    this.admin = clients.admin();
    new TopicProvisioner(admin, LIMIT)
        .ensure(
            List.of(
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

  KafkaClients clients() {
    return clients;
  }

  SinkConfig config(String instance, WarehouseConfig warehouse, BatchLimits limits) {
    return config(instance, warehouse, COLUMNS, limits);
  }

  SinkConfig config(
      String instance, WarehouseConfig warehouse, BatchLimits limits, OnDataLoss onDataLoss) {
    return new SinkConfig(
        names.run(), instance, connection, warehouse, COLUMNS, limits, onDataLoss, 0);
  }

  SinkConfig config(
      String instance, WarehouseConfig warehouse, List<Column> columns, BatchLimits limits) {
    return new SinkConfig(
        names.run(), instance, connection, warehouse, columns, limits, OnDataLoss.Fail, 0);
  }

  /** Events with ids from {@code first} on, round the partitions. */
  void produce(long first, long count) {
    produce(first, count, Run::event);
  }

  /** Values made from ids; between them undone transactions that leave gaps in the offsets. */
  void produce(long first, long count, LongFunction<byte[]> value) {
    produce(first, count, TRANSACTION, value);
  }

  /** So many of them in one transaction. */
  void produce(long first, long count, int transaction, LongFunction<byte[]> value) {
    try (Producer<byte[], byte[]> producer = clients.transactionalProducer("fill-" + names.run())) {
      producer.initTransactions();
      for (long from = first; from < first + count; from += transaction) {
        long end = Math.min(from + transaction, first + count);
        send(producer, from, end, id -> event(-id - 1));
        producer.flush();
        producer.abortTransaction();
        send(producer, from, end, value);
        producer.commitTransaction();
      }
    }
  }

  private void send(
      Producer<byte[], byte[]> producer, long from, long end, LongFunction<byte[]> value) {
    producer.beginTransaction();
    for (long id = from; id < end; id++) {
      int partition = (int) (id % partitions);
      producer.send(
          new ProducerRecord<>(names.processedTopic(), partition, key(id), value.apply(id)));
    }
  }

  static byte[] key(long id) {
    return ("key-" + id).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] event(long id) {
    return String.format(
            Locale.ROOT, "{\"id\":%d,\"text\":\"text of %d\",\"more\":{\"n\":%d}}", id, id, id)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What the sink has committed so far. */
  StageTotals totals() {
    return progress().totals(Stage.SINK);
  }

  /** How far the run is. */
  RunProgress progress() {
    try {
      return new ProgressReader(admin).read(names, 1);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the sink has committed beside its offsets. */
  List<OffsetMetadata> sinkNotes() {
    return List.copyOf(progress().notes().get(Stage.SINK).values());
  }

  /** Waits until so many messages are settled; fails when one of the sinks does. */
  void awaitSettled(long messages, RunningSink... sinks) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              for (RunningSink sink : sinks) {
                sink.throwIfEnded();
              }
              return totals().in() >= messages;
            });
  }

  /** The name of a sink in its group. */
  String member(String instance) {
    return names.run() + "-sink-" + instance + "-1";
  }

  /** Members of the sink's group that own partitions. */
  Set<String> owners() throws ExecutionException, InterruptedException {
    String group = names.group(Stage.SINK);
    return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
        .filter(member -> !member.assignment().topicPartitions().isEmpty())
        .map(member -> member.groupInstanceId().orElseThrow())
        .collect(Collectors.toSet());
  }

  /** Members of the sink's group, whether or not they own partitions. */
  Set<String> members() throws ExecutionException, InterruptedException {
    String group = names.group(Stage.SINK);
    return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
        .map(member -> member.groupInstanceId().orElseThrow())
        .collect(Collectors.toSet());
  }

  /** All dead letters, read to the end. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = clients.consumer("reader")) {
      List<TopicPartition> partition = List.of(new TopicPartition(names.deadLetterTopic(), 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      long end = consumer.endOffsets(partition).get(partition.get(0));
      while (consumer.position(partition.get(0)) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    admin.close();
  }

  private static TopicSpec topic(String name, int partitions) {
    return new TopicSpec(name, partitions, partitions, (short) 1, Map.of());
  }
}
