package dev.millrace.sink.writer;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.runtime.run.FatalStageException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What the consumer's thread and the warehouse's thread know of each other. A monitor. */
public final class BatchExchange {
  private final boolean wholeBatches;
  private final Set<TopicPartition> ofBatch = new HashSet<>();
  private final Set<TopicPartition> lost = new HashSet<>();
  private Batch job;
  private List<RefusedRow> result;
  private FatalStageException failure;
  private BlockedReason blockedReason;
  private Set<TopicPartition> question = Set.of();
  private Optional<WarehousePositions> answer = Optional.empty();
  private Optional<RowCount> rows = Optional.empty();
  private boolean opened;
  private boolean replaced;
  private boolean closing;

  /**
   * No batch in flight.
   *
   * @param wholeBatches whether a batch is kept whole as long as one of its partitions is ours
   */
  public BatchExchange(boolean wholeBatches) {
    this.wholeBatches = wholeBatches;
  }

  /** Hands a batch over; there must be none. */
  public synchronized void submit(Batch batch) {
    if (job != null || result != null) {
      throw new IllegalStateException("the batch before is still in flight");
    }
    job = batch;
    batch.ranges().forEach(range -> ofBatch.add(range.partition()));
    notifyAll();
  }

  /**
   * Says that partitions belong to others now. The batch in flight goes on without them; were they
   * to come back, they would be read anew.
   */
  public synchronized void revoke(Collection<TopicPartition> partitions) {
    lost.addAll(partitions);
    ofBatch.removeAll(partitions);
    forgetQuestion(partitions);
    if (job != null && ofBatch.isEmpty()) {
      job = new Batch(List.of());
    } else if (job != null && !wholeBatches) {
      job = job.without(partitions);
    }
    notifyAll();
  }

  /** Whether a batch is still in flight after so long. */
  public synchronized boolean busyFor(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (job != null && failure == null && !closing) {
      long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (millis <= 0 || !sleep(millis)) {
        return true;
      }
    }
    return job != null;
  }

  /** Refused rows of the batch that was written, once; empty when none is. */
  public synchronized Optional<List<RefusedRow>> takeResult() {
    throwIfFailed();
    Optional<List<RefusedRow>> taken = Optional.ofNullable(result);
    result = null;
    return taken;
  }

  /** Asks where the warehouse itself stands in some partitions; it answers between two stores. */
  public synchronized void askPositions(Collection<TopicPartition> partitions) {
    question = Set.copyOf(partitions);
    answer = Optional.empty();
    notifyAll();
  }

  /** The answer, once. */
  public synchronized Optional<WarehousePositions> takePositions() {
    throwIfFailed();
    Optional<WarehousePositions> taken = answer;
    answer = Optional.empty();
    return taken;
  }

  /** Partitions that the warehouse is asked about; empty when it is not. */
  public synchronized Set<TopicPartition> question() {
    return question;
  }

  /** Answers the question. */
  public synchronized void answer(WarehousePositions positions) {
    answer = Optional.of(positions);
    question = Set.of();
  }

  /**
   * Whether batches can be written: the warehouse is open, ours where it takes one writer, and it
   * is known what it has.
   */
  public synchronized boolean opened() {
    throwIfFailed();
    return opened && !replaced;
  }

  /** How many rows the warehouse had when it was asked last; empty before it was. */
  public synchronized Optional<RowCount> rows() {
    return rows;
  }

  synchronized void setRows(RowCount now) {
    rows = Optional.of(now);
  }

  /** Whether the warehouse is open, known or not. */
  public synchronized boolean isReady() {
    return opened;
  }

  /** What holds the warehouse up. */
  public synchronized Optional<BlockedReason> blockedReason() {
    return Optional.ofNullable(blockedReason);
  }

  /** Asks the warehouse's thread to end after the attempt it is in. */
  public synchronized void close() {
    closing = true;
    notifyAll();
  }

  /** Whether the warehouse's thread is asked to end. */
  public synchronized boolean closing() {
    return closing;
  }

  /** Says whether batches can be written now, or somebody else holds the warehouse. */
  public synchronized void setOpened(boolean now) {
    opened = now;
  }

  /** Says what holds the warehouse up; null when nothing does. */
  public synchronized void setBlocked(BlockedReason now) {
    blockedReason = now;
  }

  /** The warehouse is another one than it was: the batch in flight is not for it. */
  public synchronized void setReplaced() {
    replaced = true;
    opened = false;
    rows = Optional.empty();
    job = null;
    ofBatch.clear();
    notifyAll();
  }

  /** Whether the warehouse has become another one, once. */
  public synchronized boolean takeReplaced() {
    boolean taken = replaced;
    replaced = false;
    return taken;
  }

  /** Waits at most so long for a batch, a question or a loss; false when closing. */
  public synchronized boolean awaitWork(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (job == null && question.isEmpty() && lost.isEmpty() && !closing) {
      long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (millis <= 0) {
        return true;
      }
      if (!sleep(millis)) {
        return false;
      }
    }
    return !closing;
  }

  /** Waits for a time, less when partitions are lost or it is closing. */
  public synchronized void pause(Duration delay) {
    long deadline = System.nanoTime() + delay.toNanos();
    while (!closing && lost.isEmpty()) {
      long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (millis <= 0 || !sleep(millis)) {
        return;
      }
    }
  }

  /** The batch to write, as far as it is still ours; null when there is none. */
  public synchronized Batch job() {
    return job;
  }

  /** Lost partitions that the warehouse does not know of yet. */
  public synchronized Set<TopicPartition> takeRevoked() {
    Set<TopicPartition> taken = Set.copyOf(lost);
    lost.clear();
    return taken;
  }

  /** Says that the batch is written, but for refused rows. */
  public synchronized void finish(List<RefusedRow> refused) {
    result = refused;
    job = null;
    ofBatch.clear();
    notifyAll();
  }

  /** Says that only a person can help; the loop throws it. */
  public synchronized void fail(FatalStageException e) {
    failure = e;
    notifyAll();
  }

  /** What is not ours must not be asked about: a warehouse may hold what it is asked about. */
  private void forgetQuestion(Collection<TopicPartition> partitions) {
    if (question.isEmpty()) {
      return;
    }
    Set<TopicPartition> left = new HashSet<>(question);
    left.removeAll(partitions);
    if (left.isEmpty()) {
      answer(WarehousePositions.of(Optional.of(Map.of())));
    } else {
      question = Set.copyOf(left);
    }
  }

  private void throwIfFailed() {
    if (failure != null) {
      throw failure;
    }
  }

  private boolean sleep(long millis) {
    try {
      wait(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
      return false;
    }
  }
}
