package dev.millrace.sink.files;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.sink.rows.Rows;
import dev.millrace.sink.warehouse.Batch;
import dev.millrace.sink.warehouse.FileFailures;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.Origin;
import dev.millrace.sink.warehouse.PartitionRows;
import dev.millrace.sink.warehouse.RefusedRow;
import dev.millrace.sink.warehouse.TransientFailure;
import dev.millrace.sink.warehouse.Warehouse;
import dev.millrace.sink.warehouse.WarehouseException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A folder of files, one for every stretch of a partition. A partition's lock is taken with its
 * first batch and held as long as the partition is ours, so the names in the folder say what is
 * written; a file gets its name only when it is complete and on the disk.
 */
public final class FilesWarehouse implements Warehouse {
  private record Held(PartitionLock lock, long next) {}

  private final OutputFolder folder;
  private final RowFile format;
  private final Map<TopicPartition, Held> held = new HashMap<>();

  /**
   * A folder that is made later.
   *
   * @param columns columns of Parquet files, in order
   * @param memoryBytes most memory used for making a Parquet file
   */
  public FilesWarehouse(
      WarehouseConfig.Files config, List<Column> columns, Origin origin, long memoryBytes) {
    this.folder = new OutputFolder(config.path(), origin);
    this.format =
        switch (config.format()) {
          case Ndjson -> new NdjsonFile(config.compression());
          case Parquet -> new ParquetFile(columns, memoryBytes);
        };
  }

  @Override
  public void open() throws WarehouseException {
    folder.prepare();
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    try {
      for (OffsetRange range : batch.ranges()) {
        hold(range.partition());
      }
      for (PartitionRows part : batch.partitions()) {
        write(part);
      }
      return List.of();
    } catch (IOException e) {
      throw FileFailures.of("cannot write to " + folder, e);
    }
  }

  @Override
  public void release(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      Held gone = held.remove(partition);
      if (gone != null) {
        gone.lock().close();
      }
    }
  }

  @Override
  public void close() {
    release(List.copyOf(held.keySet()));
    format.close();
  }

  private void hold(TopicPartition partition) throws IOException, WarehouseException {
    if (held.containsKey(partition)) {
      return;
    }
    Optional<PartitionLock> lock = PartitionLock.tryTake(folder.lockOf(partition));
    if (lock.isEmpty()) {
      throw new TransientFailure(
          String.format(
              Locale.ROOT,
              "another sink still writes partition %d to %s",
              partition.partition(),
              folder));
    }
    boolean done = false;
    try {
      folder.clean(partition);
      held.put(partition, new Held(lock.get(), folder.next(partition)));
      done = true;
    } finally {
      if (!done) {
        lock.get().close();
      }
    }
  }

  private void write(PartitionRows part) throws IOException, WarehouseException {
    TopicPartition partition = part.range().partition();
    Held now = held.get(partition);
    List<Rows> rows = part.from(now.next());
    if (rows.isEmpty()) {
      return;
    }
    long first = Math.max(part.range().first(), now.next());
    OffsetRange range = new OffsetRange(partition, first, part.range().next());
    RangeFile file = new RangeFile(range, format.suffix());
    format.write(folder.begin(file), rows);
    folder.finish(file);
    held.put(partition, new Held(now.lock(), range.next()));
  }
}
