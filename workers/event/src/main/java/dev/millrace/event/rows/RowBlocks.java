package dev.millrace.event.rows;

import java.util.List;
import java.util.stream.IntStream;

/** Rows of one partition in order of offset, in blocks that need not all be in memory at once. */
public interface RowBlocks {
  /** How many blocks there are. */
  int count();

  /** How many rows a block has, at least 1. */
  int size(int block);

  /**
   * A block. Each call may read it anew.
   *
   * @throws java.io.UncheckedIOException when it cannot be read at the moment
   */
  Rows get(int block);

  /** How many rows all blocks have. */
  default int size() {
    return IntStream.range(0, count()).map(this::size).sum();
  }

  /** Blocks that are in memory. */
  static RowBlocks of(List<Rows> rows) {
    return new LoadedBlocks(rows);
  }
}
