package dev.millrace.sink.intent;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.RangeText;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.run.FatalStageException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The entry of an {@link OffsetMetadata} that says with which ranges a batch was formed that may be
 * in the warehouse already.
 */
public final class BatchIntent {
  private static final String KEY = "batch";

  /** What Kafka takes by default, less room for the counts and other entries. */
  private static final int MAX_CHARS = 3_500;

  private BatchIntent() {}

  /** The ranges of a batch as text. */
  public static String text(Batch batch) {
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

  /** What a note commitsIntents; null when nothing. */
  public static String of(OffsetMetadata metadata) {
    return metadata.more().get(KEY);
  }

  /** A note that commitsIntents a batch. */
  public static OffsetMetadata add(OffsetMetadata metadata, String text) {
    Map<String, String> more = new HashMap<>(metadata.more());
    more.put(KEY, text);
    return metadata.with(more);
  }

  /** A note that commitsIntents nothing. */
  public static OffsetMetadata remove(OffsetMetadata metadata) {
    if (!metadata.more().containsKey(KEY)) {
      return metadata;
    }
    Map<String, String> more = new HashMap<>(metadata.more());
    more.remove(KEY);
    return metadata.with(more);
  }
}
