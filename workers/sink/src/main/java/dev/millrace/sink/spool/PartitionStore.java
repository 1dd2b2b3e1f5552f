package dev.millrace.sink.spool;

import dev.millrace.event.rows.RowBlocks;
import dev.millrace.event.rows.Rows;
import java.util.List;

/** Keeps the messages of one partition of a batch. */
public interface PartitionStore {
  /**
   * Keeps a block and takes it over; it follows those kept before.
   *
   * @param keys record keys of its rows, null where a record had none
   */
  void keep(Rows block, List<byte[]> keys);

  /** Everything kept. */
  RowBlocks rows();

  /**
   * The message of a row.
   *
   * @throws IllegalArgumentException when no row has this offset
   * @throws java.io.UncheckedIOException when it cannot be read at the moment
   */
  SpooledMessage message(long offset);
}
