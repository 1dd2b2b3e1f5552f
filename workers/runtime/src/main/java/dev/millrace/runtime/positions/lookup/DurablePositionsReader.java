package dev.millrace.runtime.positions.lookup;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.positions.Position;
import dev.millrace.runtime.positions.PositionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the positions topic. It remembers where it is, so a later reading only reads what came
 * since. For one thread.
 */
public final class DurablePositionsReader implements AutoCloseable {
  /**
   * How long an open transaction can hold a reading up: until the broker ends what a dead worker
   * left open, for which it looks every 10 s, and a while for a slow broker.
   */
  public static final Duration LIMIT =
      Duration.ofMillis(KafkaClients.TRANSACTION_TIMEOUT_MS).plusSeconds(30);

  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition log;
  private final Map<PositionKey, Position> positions = new HashMap<>();
  private boolean begun;

  /**
   * A reader at the topic's beginning.
   *
   * @param admin asks for the topic's end; stays the caller's
   * @param consumer without a group that reads committed records only; closed with this reader
   */
  DurablePositionsReader(Admin admin, Consumer<byte[], byte[]> consumer, RunNames names) {
    this.admin = admin;
    this.consumer = consumer;
    this.log = new TopicPartition(names.positionsTopic(), 0);
  }

  /** A reader with a consumer of its own; the admin client stays the caller's. */
  public static DurablePositionsReader open(Admin admin, KafkaClients clients, RunNames names) {
    return new DurablePositionsReader(admin, clients.reader(), names);
  }

  /**
   * Every position that was committed before this call, those included whose transaction was still
   * open when it was made: waits until it is decided.
   *
   * @throws TimeoutException when that takes longer than the limit
   * @throws ExecutionException when Kafka does not say where the topic ends, or has no such topic
   */
  public Map<PositionKey, Position> read(Duration limit)
      throws ExecutionException, InterruptedException {
    return readTo(end(), limit);
  }

  /**
   * Every position of a transaction that is decided and before which no other is open; does not
   * wait for open ones. For whoever only watches.
   *
   * @throws TimeoutException when Kafka does not give them within the limit
   */
  public Map<PositionKey, Position> readDecided(Duration limit) {
    begin();
    return readTo(consumer.endOffsets(List.of(log), limit).get(log), limit);
  }

  /** Positions of one stage among all, by partition. */
  public static Map<Integer, Position> ofStage(Map<PositionKey, Position> all, Stage stage) {
    Map<Integer, Position> ofStage = new HashMap<>();
    all.forEach(
        (key, position) -> {
          if (key.stage() == stage) {
            ofStage.put(key.partition(), position);
          }
        });
    return ofStage;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private Map<PositionKey, Position> readTo(long end, Duration limit) {
    begin();
    long deadline = System.nanoTime() + limit.toNanos();
    while (consumer.position(log) < end) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            String.format(
                Locale.ROOT,
                "%s has %d offsets, of which %d can be read after %d s: a"
                    + " transaction of a worker is still open",
                log.topic(),
                end,
                consumer.position(log),
                limit.toSeconds()));
      }
      consumer.poll(POLL).records(log).forEach(this::take);
    }
    return Map.copyOf(positions);
  }

  private void begin() {
    if (!begun) {
      consumer.assign(List.of(log));
      consumer.seekToBeginning(List.of(log));
      begun = true;
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    PositionKey.decode(text(record.key()))
        .ifPresent(
            key ->
                Position.decode(text(record.value()))
                    .ifPresentOrElse(
                        position -> positions.put(key, position), () -> positions.remove(key)));
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Where the log ends, open transactions included. */
  private long end() throws ExecutionException, InterruptedException {
    return admin.listOffsets(Map.of(log, OffsetSpec.latest())).partitionResult(log).get().offset();
  }
}
