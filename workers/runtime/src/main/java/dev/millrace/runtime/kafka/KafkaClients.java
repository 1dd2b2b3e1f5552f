package dev.millrace.runtime.kafka;

import dev.millrace.contract.config.KafkaConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients whose settings keep the delivery contract. The user's client settings are
 * applied first, so that none of them can weaken it. Whatever makes a client throws {@link
 * UnusableSettingsException} when there can be none with these settings.
 */
public final class KafkaClients {
  /**
   * How long a dead instance's open transaction may hold up its successor. The broker looks for
   * timed-out transactions every 10 s by default, so a take-over needs up to twice this.
   */
  public static final int TRANSACTION_TIMEOUT_MS = 10_000;

  /**
   * Largest request; topics set the limit that counts unless it is larger. Our own check of a
   * message's size comes first.
   */
  public static final int MAX_REQUEST_BYTES = 32 << 20;

  private final KafkaConnection connection;
  private final String clientId;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger members = new AtomicInteger();

  /**
   * Clients for this connection; the id appears in the broker's logs and quotas, and its consumers
   * are static members of their groups under it, so it must be unique among those alive.
   */
  public KafkaClients(KafkaConnection connection, String clientId) {
    this.connection = connection;
    this.clientId = clientId;
  }

  /** Where the clients connect to. */
  public String bootstrapServers() {
    return connection.bootstrapServers();
  }

  /** A producer of transactions; {@code initTransactions} is the caller's. */
  public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    Map<String, Object> config = base("producer");
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000L);
    return made(
        () -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * A member of a group that commits only what it is told to; closing it leaves the group. Where no
   * offset is committed it begins at the beginning, so it is for whoever only looks.
   */
  public Consumer<byte[], byte[]> consumer(String group) {
    return made(() -> new GroupMember(member(group, "earliest")));
  }

  /**
   * The same for a stage, which says itself where to begin: without a position, or with one that
   * the log does not have, a poll fails instead of skipping what is gone.
   */
  public Consumer<byte[], byte[]> stageConsumer(String group) {
    return made(() -> new GroupMember(member(group, "none")));
  }

  /** A stage's member of a group in which the one that can write owns all partitions. */
  public Consumer<byte[], byte[]> singleWriterConsumer(String group, WriterClaim claim) {
    Map<String, Object> config = member(group, "none");
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        List.of(SingleWriterAssignor.class, CooperativeStickyAssignor.class));
    config.put(SingleWriterAssignor.CLAIM, claim);
    return made(() -> new GroupMember(config));
  }

  /** A consumer without a group that is told what to read and from where. */
  public Consumer<byte[], byte[]> reader() {
    Map<String, Object> config = reading("none");
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return made(
        () ->
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  private Map<String, Object> member(String group, String withoutOffset) {
    Map<String, Object> config = reading(withoutOffset);
    config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, clientId + "-" + members.incrementAndGet());
    return config;
  }

  private Map<String, Object> reading(String withoutOffset) {
    Map<String, Object> config = base("consumer");
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, withoutOffset);
    return config;
  }

  /** A producer without transactions. */
  public Producer<byte[], byte[]> producer() {
    Map<String, Object> config = base("producer");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000L);
    return made(
        () -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * A consumer without a group that sees records of transactions that are still open; for whoever
   * looks for records that are of no transaction.
   */
  public Consumer<byte[], byte[]> uncommittedReader() {
    Map<String, Object> config = base("consumer");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return made(
        () ->
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** An admin client. */
  public Admin admin() {
    Map<String, Object> config = base("admin");
    config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
    return made(() -> Admin.create(config));
  }

  /** Making a client opens no connection: what fails here fails every time. */
  private static <T> T made(Supplier<T> client) {
    try {
      return client.get();
    } catch (KafkaException e) {
      throw new UnusableSettingsException(e);
    }
  }

  private Map<String, Object> base(String kind) {
    Map<String, Object> config = new HashMap<>(connection.client());
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
    config.put(
        CommonClientConfigs.CLIENT_ID_CONFIG,
        clientId + "-" + kind + "-" + count.incrementAndGet());
    return config;
  }
}
