package dev.millrace.runtime.kafka;

import dev.millrace.runtime.positions.DurablePositionsWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records and commits consumer offsets in one transaction. Either all of it happens, or a
 * {@link TransactionAbortedException} says that nothing did and the caller goes back to the
 * committed offsets. A producer that cannot go on (fenced, timed out, out of order) is replaced at
 * the next {@link #begin}; {@code initTransactions} of the new one ends what the old one left open.
 *
 * <p>For one thread.
 */
public final class TransactionalSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionalSender.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final String id;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Optional<DurablePositionsWriter> positions;
  private final RetryingCall retryingCall;
  private final AtomicReference<Exception> firstFailure = new AtomicReference<>();
  private final Callback noteFailure =
      (metadata, failure) -> {
        if (failure != null) {
          firstFailure.compareAndSet(null, failure);
        }
      };

  private Producer<byte[], byte[]> producer;
  private boolean open;

  /**
   * A sender whose producers come from the supplier, all with the same transactional id.
   *
   * @param positions keeps what is committed where it does not expire; empty for no such copy
   */
  public TransactionalSender(
      String id,
      Supplier<Producer<byte[], byte[]>> producers,
      Optional<DurablePositionsWriter> positions,
      RetryingCall retryingCall) {
    this.id = id;
    this.producers = producers;
    this.positions = positions;
    this.retryingCall = retryingCall;
  }

  /** Whether a transaction is open. */
  public boolean isOpen() {
    return open;
  }

  /**
   * Makes the producer ready, so that what an earlier one of the same id left open is ended before
   * anybody reads committed offsets.
   *
   * @return false when asked to stop before Kafka answered
   */
  public boolean prepare() {
    if (producer != null) {
      return true;
    }
    Optional<Producer<byte[], byte[]>> made =
        retryingCall.until("Kafka's transaction coordinator for " + id, this::initialised);
    producer = made.orElse(null);
    return producer != null;
  }

  /**
   * Opens a transaction unless one is open.
   *
   * @return false when asked to stop before Kafka answered
   */
  public boolean begin() {
    if (open) {
      return true;
    }
    if (!prepare()) {
      return false;
    }
    firstFailure.set(null);
    producer.beginTransaction();
    open = true;
    return true;
  }

  /** Adds a record to the open transaction; blocks while the send buffer is full. */
  public void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record, noteFailure);
    } catch (RuntimeException e) {
      throw undone(e);
    }
  }

  /**
   * Commits records, offsets and their durable copy together.
   *
   * @throws TransactionAbortedException when nothing of it happened
   * @throws dev.millrace.runtime.run.FatalStageException when only a person can help
   */
  public void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    try {
      if (!offsets.isEmpty()) {
        positions.ifPresent(
            writer -> writer.records(offsets).forEach(copy -> producer.send(copy, noteFailure)));
        producer.sendOffsetsToTransaction(offsets, group);
      }
      producer.commitTransaction();
      open = false;
    } catch (RuntimeException e) {
      throw undone(e);
    }
  }

  /** Gives the open transaction up; nothing of it happens. Does nothing when none is open. */
  public void abort() {
    if (!open) {
      return;
    }
    open = false;
    try {
      producer.abortTransaction();
    } catch (RuntimeException e) {
      LOG.debug("{} could not abort, its producer is replaced", id, e);
      dispose();
    }
  }

  /** Gives an open transaction up and closes the producer, in at most 5 s. */
  @Override
  public void close() {
    abort();
    dispose();
  }

  private Producer<byte[], byte[]> initialised() {
    Producer<byte[], byte[]> fresh = producers.get();
    try {
      fresh.initTransactions();
      return fresh;
    } catch (RuntimeException e) {
      fresh.close(Duration.ZERO);
      throw e;
    }
  }

  private RuntimeException undone(RuntimeException failure) {
    Exception first = firstFailure.get();
    Exception cause = first != null ? first : failure;
    abort();
    KafkaFailures.throwIfFatal("sending as " + id, cause);
    return new TransactionAbortedException(id, cause);
  }

  private void dispose() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
      producer = null;
    }
  }
}
