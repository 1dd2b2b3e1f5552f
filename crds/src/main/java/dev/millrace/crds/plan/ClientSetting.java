package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The settings of Kafka's clients that a run may have. Each changes how fast, how soon or in what
 * sizes bytes travel; none changes which records are written or read, in what order, or by whom.
 * Bounds keep the time limits apart that rest on each other. Whatever is not here is refused, also
 * what a later Kafka brings.
 */
enum ClientSetting {
  /** Which of a host's addresses are tried. */
  DNS_LOOKUP(
      "client.dns.lookup",
      ValueRule.oneOf("use_all_dns_ips", "resolve_canonical_bootstrap_servers_only")),
  /** Reads from the nearest replica, which has the same records. */
  RACK("client.rack", ValueRule.text()),
  /** How soon new brokers and partitions are seen. */
  METADATA_AGE("metadata.max.age.ms", ValueRule.number(1_000, 3_600_000)),
  /** How soon a producer forgets a topic that it no longer writes to. */
  METADATA_IDLE("metadata.max.idle.ms", ValueRule.number(5_000, 3_600_000)),
  /** Whether to begin at the bootstrap servers again when no known broker is there. */
  METADATA_RECOVERY("metadata.recovery.strategy", ValueRule.oneOf("none", "rebootstrap")),
  /** After how long without an answer. */
  METADATA_REBOOTSTRAP(
      "metadata.recovery.rebootstrap.trigger.ms", ValueRule.number(10_000, 3_600_000)),
  /** Firewalls cut what idles for longer than they like. */
  CONNECTIONS_IDLE("connections.max.idle.ms", ValueRule.number(10_000, 3_600_000)),
  /** Wait before a connection is tried again. */
  RECONNECT_BACKOFF("reconnect.backoff.ms", ValueRule.number(10, 10_000)),
  /** Longest such wait; a minute is what an outage may be noticed late. */
  RECONNECT_BACKOFF_MAX("reconnect.backoff.max.ms", ValueRule.number(10, 60_000)),
  /** Wait before a request is tried again; requests have 10 s. */
  RETRY_BACKOFF("retry.backoff.ms", ValueRule.number(10, 5_000)),
  /** Longest such wait. */
  RETRY_BACKOFF_MAX("retry.backoff.max.ms", ValueRule.number(10, 5_000)),
  /** For brokers far away. */
  CONNECTION_SETUP("socket.connection.setup.timeout.ms", ValueRule.number(1_000, 60_000)),
  /** Longest such wait. */
  CONNECTION_SETUP_MAX("socket.connection.setup.timeout.max.ms", ValueRule.number(1_000, 120_000)),
  /** The system's buffer of a connection; -1 leaves it to the system. */
  RECEIVE_BUFFER("receive.buffer.bytes", ValueRule.number(-1, 64 << 20)),
  /** The system's buffer of a connection; -1 leaves it to the system. */
  SEND_BUFFER("send.buffer.bytes", ValueRule.number(-1, 64 << 20)),
  /** Whether brokers may ask clients for their metrics. */
  METRICS_PUSH("enable.metrics.push", ValueRule.oneOf("true", "false")),

  /** Brokers keep batches as they come, whatever packs them. */
  COMPRESSION("compression.type", ValueRule.oneOf("none", "gzip", "snappy", "lz4", "zstd")),
  /** Time against size. */
  COMPRESSION_GZIP("compression.gzip.level", ValueRule.number(-1, 9)),
  /** Time against size. */
  COMPRESSION_LZ4("compression.lz4.level", ValueRule.number(1, 17)),
  /** Time against size. */
  COMPRESSION_ZSTD("compression.zstd.level", ValueRule.number(-7, 22)),
  /** How many bytes of one partition go together; 0 sends each record by itself. */
  BATCH_SIZE("batch.size", ValueRule.number(0, 16 << 20)),
  /** How long a batch waits to be filled; a commit does not wait for it. */
  LINGER("linger.ms", ValueRule.number(0, 5_000)),
  /** Memory for records not yet sent; the largest request must fit. */
  BUFFER_MEMORY("buffer.memory", ValueRule.number(32 << 20, 4L << 30)),

  /** A broker answers once it has that much, or {@link #FETCH_WAIT} is over. */
  FETCH_MIN("fetch.min.bytes", ValueRule.number(1, 16 << 20)),
  /** How long it waits for that much. */
  FETCH_WAIT("fetch.max.wait.ms", ValueRule.number(0, 5_000)),
  /** Memory of one answer; a larger record comes alone. */
  FETCH_MAX("fetch.max.bytes", ValueRule.number(64 << 10, 256 << 20)),
  /** The same for one partition. */
  FETCH_PARTITION("max.partition.fetch.bytes", ValueRule.number(64 << 10, 256 << 20)),
  /** How many records are taken in hand at a time; they are committed together anyway. */
  POLL_RECORDS("max.poll.records", ValueRule.number(1, 100_000)),
  /** How long a reader that hangs may keep its partitions. */
  POLL_INTERVAL("max.poll.interval.ms", ValueRule.number(60_000, 3_600_000)),
  /** How soon a dead reader's partitions go to others. */
  SESSION("session.timeout.ms", ValueRule.number(6_000, 300_000)),
  /** Three must fit into a session. */
  HEARTBEAT("heartbeat.interval.ms", ValueRule.number(500, 100_000)),

  /** Which versions of TLS are offered. */
  TLS("ssl.protocol", ValueRule.oneOf("TLSv1.2", "TLSv1.3")),
  /** Which versions of TLS are taken; older ones are broken. */
  TLS_ENABLED("ssl.enabled.protocols", ValueRule.listOf("TLSv1.2", "TLSv1.3")),
  /** That the broker is who it says; it cannot be switched off. */
  TLS_HOST("ssl.endpoint.identification.algorithm", ValueRule.oneOf("https"));

  private final String kafkaName;
  private final ValueRule rule;

  ClientSetting(String kafkaName, ValueRule rule) {
    this.kafkaName = kafkaName;
    this.rule = rule;
  }

  /** As Kafka names it. */
  String kafkaName() {
    return kafkaName;
  }

  /** All names, in the order of the table. */
  static List<String> names() {
    return Arrays.stream(values()).map(ClientSetting::kafkaName).toList();
  }

  /** The setting of this name, when a run may have it. */
  static Optional<ClientSetting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.kafkaName.equals(name)).findFirst();
  }

  /** Whether it may have this value. */
  boolean allows(String value) {
    return rule.allows().test(value);
  }

  /** Reports a value that it may not have. */
  void check(String path, String value, Problems problems) {
    problems.require(allows(value), path, value, "must be " + rule.words());
  }
}
