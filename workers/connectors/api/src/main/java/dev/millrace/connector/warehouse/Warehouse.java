package dev.millrace.connector.warehouse;

import dev.millrace.event.rows.RowCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Where events end. It decides what is written: a batch that it has already, wholly or in part, is
 * not written a second time, whoever writes it and however often.
 *
 * <p>All methods are called by one thread, never two at once. An implementation that failed must be
 * usable again at the next call: whatever connection it needs, it makes anew.
 */
public interface Warehouse extends AutoCloseable {
  /** By what it recognises what it has. */
  default Deduplication deduplication() {
    return Deduplication.OFFSETS;
  }

  /**
   * Whether one sink at a time can write to it. Further sinks wait for their turn and own no
   * partitions. May be called by any thread.
   */
  default boolean singleWriter() {
    return false;
  }

  /** What it is known to refuse of the events themselves. May be called by any thread. */
  default RowCheck rowCheck() {
    return RowCheck.NONE;
  }

  /**
   * Where its batches wait on disk, where they may be too large for memory: a folder that no other
   * process uses. Empty when they wait in memory. May be called by any thread.
   */
  default Optional<Path> spoolFolder() {
    return Optional.empty();
  }

  /**
   * Makes itself ready before the first batch: connects, makes the table or folder, and checks that
   * the events fit what is there. Called until it succeeds.
   *
   * @throws TransientFailure when trying again may help
   * @throws LockedByAnother when trying again helps once another writer is gone
   * @throws QuotaExhausted when trying again helps after a time
   * @throws PermanentFailure when only a person can help
   */
  void open() throws WarehouseException;

  /**
   * Writes a batch durably, or completes what an earlier call began. Returns only when every row is
   * in the warehouse or refused.
   *
   * <p>After a failure it is called again: with an equal batch, or, where rows are recognised by
   * {@link Deduplication#OFFSETS}, with one that lacks the partitions lost in the meantime.
   *
   * @return rows of this batch that the warehouse takes from nobody
   * @throws WarehouseReplaced when it is another one than was opened: nothing is written before
   *     {@link #positions} was asked anew
   * @throws TransientFailure when trying again may help
   * @throws LockedByAnother when trying again helps once another writer is gone
   * @throws QuotaExhausted when trying again helps after a time
   * @throws PermanentFailure when only a person can help
   */
  List<RefusedRow> write(Batch batch) throws WarehouseException;

  /**
   * Where it stands itself: by partition of the present topic the offset after the last one it has
   * rows or refusals of. A partition that is missing is one of which it has nothing. Asked after
   * {@link #open} and before a partition's first message is taken, so that rows which went with a
   * lost or restored warehouse are noticed. Must look at what is really there, not at what is
   * remembered.
   *
   * @param partitions those that are asked about
   * @return empty where it keeps no such ledger and cannot know
   * @throws PartitionsLocked when other sinks hold some of them still: they cannot be written yet
   * @throws WarehouseReplaced when it is another one than was opened; asked again it tells what
   *     that one has
   * @throws TransientFailure when trying again may help
   * @throws QuotaExhausted when trying again helps after a time
   * @throws PermanentFailure when only a person can help
   */
  default Optional<Map<Integer, Long>> positions(Collection<TopicPartition> partitions)
      throws WarehouseException {
    return Optional.empty();
  }

  /**
   * How many rows it has. Must look at what is really there, not at what is remembered, as far as
   * that is cheap: it is asked after every {@link #positions} and {@link #write}, and about every
   * second while there is nothing to write. What takes long to count is counted bit by bit.
   *
   * @throws WarehouseReplaced when it is another one than was opened, or lacks rows that it had
   * @throws TransientFailure when that cannot be told at the moment
   */
  default RowCount rows() throws WarehouseException {
    return RowCount.UNKNOWN;
  }

  /**
   * Which one it is, of all that ever stood under its name, such as the time it was made: text
   * without commas. Where it cannot say what it has, rows that went to another one are noticed by
   * this. Known once it is open, and may change when it is opened again. May be called by any
   * thread.
   */
  default Optional<String> identity() {
    return Optional.empty();
  }

  /**
   * What people should know of it although it takes rows, such as that it will remove them by
   * itself: a sentence without a full stop. Known once it is open. May be called by any thread.
   */
  default Optional<String> caution() {
    return Optional.empty();
  }

  /**
   * The least time between two batches of a sink, where a warehouse takes only so many of them. May
   * be called by any thread.
   *
   * @param owned partitions that the sink owns
   * @param all partitions of the topic
   */
  default Duration spacing(int owned, int all) {
    return Duration.ZERO;
  }

  /**
   * Looks whether it is still the one that was opened. Called about every second while there is
   * nothing to write, so it is cheap.
   *
   * @throws WarehouseReplaced when it is another one, or gone
   * @throws TransientFailure when that cannot be told at the moment
   */
  default void check() throws WarehouseException {}

  /** Lets go of partitions that now belong to another sink; nothing of them is in hand. */
  default void release(Collection<TopicPartition> partitions) {}

  /** Lets go of everything. Never throws. */
  @Override
  void close();
}
