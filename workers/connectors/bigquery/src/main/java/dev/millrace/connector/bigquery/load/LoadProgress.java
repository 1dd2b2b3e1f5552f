package dev.millrace.connector.bigquery.load;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * How far a batch is loaded and which rows to load next, in order. Where BigQuery names the rows
 * that it refuses, the next job leaves them out: a refused row costs one more job. Where it does
 * not, ever smaller stretches are loaded until the refused row stands alone: about log2(n) + 2
 * jobs. What is loaded stays loaded, so each stretch begins where the last one ended.
 *
 * <p>Rows are counted from 0. Immutable.
 *
 * @param position rows before it are settled: loaded or refused
 * @param suspectEnd the rows from {@code position} up to this one hold a refused row that is not
 *     known yet; at most {@code position} when nothing is known
 * @param most rows that are loaded at once
 * @param rows in the batch
 * @param refused rows that BigQuery takes from nobody, and why
 */
public record LoadProgress(
    long position, long suspectEnd, long most, long rows, NavigableMap<Long, String> refused) {
  /** Takes a copy of the map, and passes over refused rows that come next. */
  public LoadProgress {
    refused = Collections.unmodifiableNavigableMap(new TreeMap<>(refused));
    while (refused.containsKey(position)) {
      position++;
    }
  }

  /** Nothing tried yet. */
  public static LoadProgress of(long rows) {
    return new LoadProgress(0, 0, Math.max(1, rows), rows, Collections.emptyNavigableMap());
  }

  /** Whether every row is settled. */
  public boolean done() {
    return position >= rows;
  }

  /** End of the stretch to load next; it begins at {@link #position}, which is not refused. */
  public long next() {
    long suspects = Math.max(0, suspectEnd - position);
    long end = suspects == 0 ? rows : position + Math.max(1, suspects / 2);
    long limited = Math.min(end, position + most);
    return refused.subMap(position, limited).keySet().stream()
        .skip(SliceLabels.MOST_WITHOUT)
        .findFirst()
        .orElse(limited);
  }

  /** Rows of the stretch to load next that are left out. */
  public List<Long> without() {
    return List.copyOf(refused.subMap(position, next()).keySet());
  }

  /** All rows up to this one are loaded, but for these. */
  public LoadProgress loaded(long end, Map<Long, String> without) {
    return new LoadProgress(end, Math.max(suspectEnd, end), most, rows, with(without));
  }

  /** BigQuery refuses these rows. */
  public LoadProgress refused(Map<Long, String> named) {
    return new LoadProgress(position, suspectEnd, most, rows, with(named));
  }

  /** BigQuery refuses some row up to this one and does not say which. */
  public LoadProgress refused(long end, String why) {
    List<Long> candidates = candidates(end);
    return candidates.size() > 1
        ? new LoadProgress(position, end, most, rows, refused)
        : new LoadProgress(position, position, most, rows, with(Map.of(candidates.get(0), why)));
  }

  /** The rows up to this one are too many for one job. */
  public LoadProgress tooLarge(long end) {
    return new LoadProgress(position, suspectEnd, Math.max(1, (end - position) / 2), rows, refused);
  }

  /** Whether just one row up to this one is not refused. */
  public boolean isSingleRow(long end) {
    return candidates(end).size() == 1;
  }

  /** The first rows up to this one that are not refused, at most two. */
  private List<Long> candidates(long end) {
    return LongStream.range(position, end)
        .filter(row -> !refused.containsKey(row))
        .limit(2)
        .boxed()
        .toList();
  }

  private NavigableMap<Long, String> with(Map<Long, String> more) {
    NavigableMap<Long, String> all = new TreeMap<>(refused);
    more.forEach(all::putIfAbsent);
    return all;
  }
}
