package dev.millrace.sink.spool;

import java.io.IOException;
import java.util.Optional;

/** Keeps the messages of one batch. For one thread that writes and, afterwards, one that reads. */
public interface BatchStore extends AutoCloseable {
  /** Keeps the messages of one more partition. */
  PartitionStore partition();

  /** After how many bytes of values a block should be kept, whatever its rows. */
  long blockBytes();

  /**
   * Why something that belongs on disk is still in memory; then nothing more should be kept. Empty
   * while all is well.
   */
  Optional<IOException> failure();

  /** Forgets everything. Never throws. */
  @Override
  void close();
}
