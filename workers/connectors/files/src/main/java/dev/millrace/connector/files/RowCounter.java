package dev.millrace.connector.files;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the rows of partitions, each file once: one's own as they are written, those of earlier
 * sinks by reading them, a little at a time. For one thread.
 */
final class RowCounter {
  private static final Logger LOG = LoggerFactory.getLogger(RowCounter.class);

  /** So long files are read at most in one turn. */
  private static final Duration TURN = Duration.ofMillis(100);

  /** All rows of the files that begin before an offset. */
  private record Counted(long rows, long next, boolean all) {
    static final Counted NOTHING = new Counted(0, 0, false);
  }

  private final OutputFolder folder;
  private final RowFile format;
  private final LongSupplier nanoTime;
  private final Map<TopicPartition, Counted> counted = new HashMap<>();

  RowCounter(OutputFolder folder, RowFile format, LongSupplier nanoTime) {
    this.folder = folder;
    this.format = format;
    this.nanoTime = nanoTime;
  }

  /** A file was written; one that is not the partition's last has all of them counted anew. */
  void written(RangeFile file, long rows) {
    counted.computeIfPresent(
        file.range().partition(),
        (partition, before) ->
            before.all() && file.range().first() >= before.next()
                ? new Counted(before.rows() + rows, file.range().next(), true)
                : Counted.NOTHING);
  }

  /** These belong to others now, or their files are to be looked at anew. */
  void forget(Collection<TopicPartition> partitions) {
    counted.keySet().removeAll(partitions);
  }

  /** Reads on, for a short time, in the finished files of partitions. */
  void count(Map<TopicPartition, List<RangeFile>> files) {
    long end = nanoTime.getAsLong() + TURN.toNanos();
    files.forEach(
        (partition, own) -> {
          Counted now = counted.getOrDefault(partition, Counted.NOTHING);
          counted.put(partition, countOn(own, now, end));
        });
  }

  /** Rows of the partitions that are wholly counted. */
  Map<Integer, Long> rows() {
    Map<Integer, Long> rows = new HashMap<>();
    counted.forEach(
        (partition, of) -> {
          if (of.all()) {
            rows.put(partition.partition(), of.rows());
          }
        });
    return rows;
  }

  private Counted countOn(List<RangeFile> files, Counted before, long end) {
    Counted now = before;
    for (RangeFile file : files) {
      if (file.range().first() >= now.next()) {
        if (nanoTime.getAsLong() > end) {
          return new Counted(now.rows(), now.next(), false);
        }
        now = new Counted(now.rows() + rowsOf(file), file.range().next(), false);
      }
    }
    return new Counted(now.rows(), now.next(), true);
  }

  /** What cannot be read is not there. */
  private long rowsOf(RangeFile file) {
    try {
      return format.rows(folder.pathOf(file));
    } catch (IOException e) {
      LOG.warn("cannot read {} in {}, its rows count as missing", file.name(), folder, e);
      return 0;
    }
  }
}
