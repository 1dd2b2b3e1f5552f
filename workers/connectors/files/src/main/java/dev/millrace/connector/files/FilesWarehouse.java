package dev.millrace.connector.files;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.FileFailures;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.PartitionsLocked;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.connector.warehouse.WarehouseReplaced;
import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.Rows;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * A folder of files, one for every stretch of a partition. A partition's lock is taken when it
 * comes and held as long as it is ours, so the names in the folder say what is written; a file gets
 * its name only when it is complete and on the disk. Each begins where the one before ended, so a
 * file that is gone leaves a gap, which is written again.
 */
public final class FilesWarehouse implements Warehouse {
  /** Listing a folder takes longer the more files it has; so many times longer it is left alone. */
  private static final int LISTING_PAUSE = 20;

  /** A partition that is ours: its lock, what is written of it, and the file written last. */
  private record Held(PartitionLock lock, Coverage coverage, Optional<RangeFile> last) {}

  private final OutputFolder folder;
  private final RowFile format;
  private final Map<TopicPartition, Held> held = new HashMap<>();
  private final RowCounter counter;

  /** When the folder's files are listed again, on the clock of {@code System.nanoTime}. */
  private long nextListing = System.nanoTime();

  /**
   * A folder that is made later.
   *
   * @param columns columns of Parquet files, in order
   * @param memoryBytes most memory used for making a Parquet file
   */
  public FilesWarehouse(FilesConfig config, List<Column> columns, Origin origin, long memoryBytes) {
    this.folder = new OutputFolder(config.path(), origin);
    this.format =
        switch (config.format()) {
          case Ndjson -> new NdjsonFile(config.compression());
          case Parquet -> new ParquetFile(columns, memoryBytes);
        };
    this.counter = new RowCounter(folder, format, System::nanoTime);
  }

  @Override
  public void open() throws WarehouseException {
    folder.prepare();
  }

  @Override
  public void check() throws WarehouseException {
    try {
      if (!folder.isUnchanged()) {
        letGo();
        throw new WarehouseReplaced(folder + " was removed or replaced");
      }
      for (Map.Entry<TopicPartition, Held> entry : held.entrySet()) {
        Optional<RangeFile> last = entry.getValue().last();
        if (last.isPresent() && !folder.has(last.get())) {
          letGo();
          throw new WarehouseReplaced(
              String.format(Locale.ROOT, "%s lacks %s", folder, last.get().name()));
        }
      }
    } catch (IOException e) {
      throw FileFailures.of("cannot look at " + folder, e);
    }
  }

  @Override
  public Optional<Map<Integer, Long>> positions(Collection<TopicPartition> partitions)
      throws WarehouseException {
    if (held.isEmpty()) {
      folder.prepare();
    }
    check();
    try {
      throwIfLocked(hold(partitions));
      counter.forget(partitions);
      Map<Integer, Long> next = new HashMap<>();
      for (TopicPartition partition : partitions) {
        Coverage coverage = folder.coverage(partition);
        held.computeIfPresent(partition, (p, h) -> new Held(h.lock(), coverage, Optional.empty()));
        next.put(partition.partition(), coverage.next());
      }
      return Optional.of(next);
    } catch (IOException e) {
      throw FileFailures.of("cannot look at " + folder, e);
    }
  }

  @Override
  public RowCount rows() throws WarehouseException {
    try {
      if (!held.isEmpty() && System.nanoTime() - nextListing >= 0) {
        long began = System.nanoTime();
        Map<TopicPartition, List<RangeFile>> files = folder.files(held.keySet());
        requireCovered(files);
        long took = System.nanoTime() - began;
        nextListing = began + took * LISTING_PAUSE;
        counter.count(files);
      }
    } catch (IOException e) {
      throw FileFailures.of("cannot look at " + folder, e);
    }
    return RowCount.ofPartitions(counter.rows());
  }

  private void requireCovered(Map<TopicPartition, List<RangeFile>> files)
      throws IOException, WarehouseReplaced {
    for (Map.Entry<TopicPartition, Held> entry : held.entrySet()) {
      TopicPartition partition = entry.getKey();
      long covered = folder.coverage(partition, files.get(partition)).next();
      if (covered < entry.getValue().coverage().next()) {
        letGo();
        throw new WarehouseReplaced(
            String.format(
                Locale.ROOT,
                "%s lacks what follows offset %d of %s, although it was written",
                folder,
                covered,
                partition));
      }
    }
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    check();
    try {
      Set<TopicPartition> locked =
          hold(batch.ranges().stream().map(OffsetRange::partition).toList());
      for (PartitionRows part : batch.without(locked).partitions()) {
        write(part);
      }
      throwIfLocked(locked);
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
    counter.forget(partitions);
  }

  @Override
  public void close() {
    letGo();
    format.close();
  }

  private void letGo() {
    release(List.copyOf(held.keySet()));
  }

  /** Takes the locks of partitions as far as they are free; the others. */
  private Set<TopicPartition> hold(Collection<TopicPartition> partitions) throws IOException {
    Set<TopicPartition> locked = new HashSet<>();
    for (TopicPartition partition : partitions) {
      if (!held.containsKey(partition) && !hold(partition)) {
        locked.add(partition);
      }
    }
    return locked;
  }

  private boolean hold(TopicPartition partition) throws IOException {
    Optional<PartitionLock> lock = PartitionLock.tryTake(folder.lockOf(partition));
    if (lock.isEmpty()) {
      return false;
    }
    boolean done = false;
    try {
      folder.clean(partition);
      held.put(partition, new Held(lock.get(), folder.coverage(partition), Optional.empty()));
      done = true;
    } finally {
      if (!done) {
        lock.get().close();
      }
    }
    return true;
  }

  private void throwIfLocked(Set<TopicPartition> locked) throws PartitionsLocked {
    if (!locked.isEmpty()) {
      String numbers =
          locked.stream()
              .map(TopicPartition::partition)
              .sorted()
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      throw new PartitionsLocked(
          String.format(
              Locale.ROOT,
              "another sink still writes partition%s %s to %s",
              locked.size() == 1 ? "" : "s",
              numbers,
              folder),
          locked);
    }
  }

  /** Writes what is missing: one file for each gap that the range reaches into. */
  private void write(PartitionRows part) throws IOException, WarehouseException {
    OffsetRange range = part.range();
    TopicPartition partition = range.partition();
    for (Span gap : held.get(partition).coverage().missing(range.next())) {
      if (gap.next() > range.first()) {
        List<Rows> rows = part.between(gap.first(), gap.next());
        Optional<RangeFile> file = Optional.empty();
        if (rows.isEmpty()) {
          folder.addRowless(partition, gap);
        } else {
          file = Optional.of(write(partition, gap, rows));
        }
        Held now = held.get(partition);
        held.put(partition, new Held(now.lock(), now.coverage().with(gap), file.or(now::last)));
      }
    }
  }

  private RangeFile write(TopicPartition partition, Span span, List<Rows> rows)
      throws IOException, WarehouseException {
    OffsetRange range = new OffsetRange(partition, span.first(), span.next());
    RangeFile file = new RangeFile(range, format.suffix());
    format.write(folder.begin(file), rows);
    folder.finish(file);
    counter.written(file, rows.stream().mapToLong(Rows::size).sum());
    return file;
  }
}
