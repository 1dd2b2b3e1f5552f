package dev.millrace.sink.spool;

import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.RowBlocks;
import dev.millrace.event.rows.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a batch on disk; of a block only its place stays in memory. A block that the disk does not
 * take stays in memory itself, and the batch should end with it.
 */
final class SpoolStore implements BatchStore {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolStore.class);
  private static final int BLOCK_BYTES = 256 << 10;

  private final Spool spool;
  private final List<Column> columns;
  private IOException failure;

  SpoolStore(Spool spool, List<Column> columns) {
    this.spool = spool;
    this.columns = columns;
  }

  @Override
  public PartitionStore partition() {
    return new Partition();
  }

  @Override
  public long blockBytes() {
    return BLOCK_BYTES;
  }

  @Override
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    spool.close();
  }

  /** A block: its place, or its bytes while it has none. */
  private record Kept(Spool.Place place, byte[] bytes, int rows, long last) {}

  private final class Partition implements PartitionStore, RowBlocks {
    private final List<Kept> blocks = new ArrayList<>();

    @Override
    public void keep(Rows block, List<byte[]> keys) {
      int size = block.size();
      long last = block.offset(size - 1);
      byte[] bytes = packed(block, keys);
      try {
        blocks.add(new Kept(spool.append(bytes), null, size, last));
      } catch (IOException e) {
        LOG.warn("a batch ends early, since the disk does not take more of it: {}", e.toString());
        failure = e;
        blocks.add(new Kept(null, bytes, size, last));
      }
    }

    @Override
    public RowBlocks rows() {
      return this;
    }

    @Override
    public SpooledMessage message(long offset) {
      for (Kept block : blocks) {
        if (offset <= block.last()) {
          SpooledMessage found = PackedRows.message(bytes(block), offset);
          if (found != null) {
            return found;
          }
          break;
        }
      }
      throw new IllegalArgumentException("no row at offset " + offset);
    }

    @Override
    public int count() {
      return blocks.size();
    }

    @Override
    public int size(int block) {
      return blocks.get(block).rows();
    }

    @Override
    public Rows get(int block) {
      return PackedRows.rows(bytes(blocks.get(block)), columns);
    }

    private byte[] bytes(Kept block) {
      try {
        return block.place() == null ? block.bytes() : spool.read(block.place());
      } catch (IOException e) {
        throw new UncheckedIOException("reading a batch back from disk", e);
      }
    }

    private static byte[] packed(Rows block, List<byte[]> keys) {
      try {
        return PackedRows.pack(block, keys);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory", e);
      }
    }
  }
}
