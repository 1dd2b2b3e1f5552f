package dev.millrace.sink.worker;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.sink.warehouse.Batch;
import dev.millrace.sink.warehouse.RangeText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The entry of an {@link OffsetMetadata} that says with which ranges a batch was formed that may be
 * in the warehouse already.
 */
final class BatchIntent {
  private static final String KEY = "batch";

  /** What Kafka takes by default, less room for the counts and other entries. */
  private static final int MAX_CHARS = 3_500;

  private BatchIntent() {}

  /** The ranges of a batch as text. */
  static String text(Batch batch) {
    String text = RangeText.encode(batch.ranges());
    if (text.length() > MAX_CHARS) {
      throw new FatalStageException(
          String.format(
              Locale.ROOT,
              "a batch of %d partitions does not fit into an offset's metadata; use more sink"
                  + " replicas",
              batch.partitions().size()));
    }
    return text;
  }

  /** What a note announces; null when nothing. */
  static String of(OffsetMetadata note) {
    return note.more().get(KEY);
  }

  /** A note that announces a batch. */
  static OffsetMetadata add(OffsetMetadata note, String text) {
    Map<String, String> more = new HashMap<>(note.more());
    more.put(KEY, text);
    return note.with(more);
  }

  /** A note that announces nothing. */
  static OffsetMetadata remove(OffsetMetadata note) {
    if (!note.more().containsKey(KEY)) {
      return note;
    }
    Map<String, String> more = new HashMap<>(note.more());
    more.remove(KEY);
    return note.with(more);
  }
}
