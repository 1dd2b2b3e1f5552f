package dev.millrace.sink.spool;

import dev.millrace.event.rows.RowBlocks;
import dev.millrace.event.rows.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a batch that is small enough for memory. */
public final class MemoryStore implements BatchStore {
  @Override
  public PartitionStore partition() {
    return new Partition();
  }

  @Override
  public long blockBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public Optional<IOException> failure() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // The garbage collector does it.
  }

  private static final class Partition implements PartitionStore {
    private final List<Rows> blocks = new ArrayList<>();
    private final List<List<byte[]>> keys = new ArrayList<>();

    @Override
    public void keep(Rows block, List<byte[]> itsKeys) {
      blocks.add(block);
      keys.add(itsKeys);
    }

    @Override
    public RowBlocks rows() {
      return RowBlocks.of(blocks);
    }

    @Override
    public SpooledMessage message(long offset) {
      for (int block = 0; block < blocks.size(); block++) {
        Rows rows = blocks.get(block);
        int row = rows.find(offset);
        if (row >= 0) {
          return new SpooledMessage(keys.get(block).get(row), rows.value(row));
        }
      }
      throw new IllegalArgumentException("no row at offset " + offset);
    }
  }
}
