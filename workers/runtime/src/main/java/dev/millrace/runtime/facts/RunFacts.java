package dev.millrace.runtime.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Facts about a run, kept in its topic of positions. Of each kind the record that was written first
 * counts, so that processes that begin at the same time agree; every record has a key of its own,
 * so that compaction keeps it.
 */
public final class RunFacts {
  /** Longest reading; the topic has a few megabytes at most. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaClients clients;
  private final String topic;

  /** The facts of a run whose topics are there. */
  public RunFacts(KafkaClients clients, RunNames names) {
    this.clients = clients;
    this.topic = names.positionsTopic();
  }

  /**
   * The facts that count; empty when none were written.
   *
   * @throws TimeoutException when Kafka does not give them within 30 s
   */
  public Optional<Map<String, String>> read(FactKind kind) {
    try (Consumer<byte[], byte[]> consumer = clients.uncommittedReader()) {
      return first(consumer, kind);
    }
  }

  /**
   * Writes facts unless some were written before.
   *
   * @return the facts that count: these, or those that were there first
   * @throws ExecutionException when Kafka does not take them
   * @throws TimeoutException when Kafka does not give them back within 30 s
   */
  public Map<String, String> agree(FactKind kind, Map<String, String> mine)
      throws ExecutionException, InterruptedException {
    Optional<Map<String, String>> before = read(kind);
    if (before.isPresent()) {
      return before.get();
    }
    byte[] key = (kind.prefix() + UUID.randomUUID()).getBytes(UTF_8);
    try (Producer<byte[], byte[]> producer = clients.producer()) {
      byte[] value = FactText.encode(mine).getBytes(UTF_8);
      producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
    }
    return read(kind)
        .orElseThrow(
            () ->
                new TimeoutException(
                    String.format(Locale.ROOT, "%s lacks what was written to it", topic)));
  }

  private Optional<Map<String, String>> first(Consumer<byte[], byte[]> consumer, FactKind kind) {
    TopicPartition log = new TopicPartition(topic, 0);
    consumer.assign(List.of(log));
    consumer.seekToBeginning(List.of(log));
    long end = consumer.endOffsets(List.of(log), LIMIT).get(log);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (consumer.position(log, LIMIT) < end) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            String.format(
                Locale.ROOT, "%s was not read to its end within %d s", topic, LIMIT.toSeconds()));
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(log)) {
        if (record.key() != null && new String(record.key(), UTF_8).startsWith(kind.prefix())) {
          return Optional.of(FactText.decode(new String(record.value(), UTF_8)));
        }
      }
    }
    return Optional.empty();
  }
}
