package dev.millrace.sink.bigquery.load;

import dev.millrace.contract.progress.OffsetNote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is about to be loaded of a partition: written beside its committed offset before the job is
 * submitted, so that whoever owns the partition next knows which job to ask about. It counts for as
 * long as the offset it stands beside does not move.
 *
 * @param job id of the load job
 * @param attempt the number in that id, from 1
 * @param end the offset after the last one that the job covers
 * @param rows how many rows the job has, over all its partitions
 */
public record Intent(String job, int attempt, long end, long rows) {
  private static final String JOB = "job";
  private static final String ATTEMPT = "attempt";
  private static final String END = "end";
  private static final String ROWS = "rows";

  /** The note with this intent in place of an older one. */
  public OffsetNote in(OffsetNote note) {
    Map<String, String> entries = new HashMap<>(note.more());
    entries.put(JOB, job);
    entries.put(ATTEMPT, Integer.toString(attempt));
    entries.put(END, Long.toString(end));
    entries.put(ROWS, Long.toString(rows));
    return note.with(entries);
  }

  /** The note without any intent, for the commit that moves the offset. */
  public static OffsetNote without(OffsetNote note) {
    Map<String, String> entries = new HashMap<>(note.more());
    entries.keySet().removeAll(List.of(JOB, ATTEMPT, END, ROWS));
    return note.with(entries);
  }

  /** The intent in a note, if it has one. */
  public static Optional<Intent> of(OffsetNote note) {
    Map<String, String> entries = note.more();
    if (!entries.containsKey(JOB)) {
      return Optional.empty();
    }
    return Optional.of(
        new Intent(
            entries.get(JOB),
            Integer.parseInt(entries.get(ATTEMPT)),
            Long.parseLong(entries.get(END)),
            Long.parseLong(entries.get(ROWS))));
  }
}
