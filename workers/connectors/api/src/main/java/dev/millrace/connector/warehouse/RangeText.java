package dev.millrace.connector.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The ranges of a batch as text that fits an offset's metadata: {@code partition:first+length},
 * joined by semicolons, numbers in base 36. The topic is left out: a batch has one.
 */
public final class RangeText {
  private static final int BASE = Character.MAX_RADIX;

  private RangeText() {}

  /** The text; equal ranges have equal text. */
  public static String encode(List<OffsetRange> ranges) {
    return ranges.stream()
        .map(
            r ->
                number(r.partition().partition())
                    + ":"
                    + number(r.first())
                    + "+"
                    + number(r.next() - r.first()))
        .collect(Collectors.joining(";"));
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static List<OffsetRange> decode(String topic, String text) {
    return Arrays.stream(text.split(";")).map(part -> range(topic, part)).toList();
  }

  private static OffsetRange range(String topic, String part) {
    int colon = part.indexOf(':');
    int plus = part.indexOf('+');
    if (colon < 1 || plus < colon) {
      throw new IllegalArgumentException("\"" + part + "\" is not partition:first+length");
    }
    long first = Long.parseLong(part.substring(colon + 1, plus), BASE);
    long length = Long.parseLong(part.substring(plus + 1), BASE);
    int partition = Integer.parseInt(part.substring(0, colon), BASE);
    return new OffsetRange(new TopicPartition(topic, partition), first, first + length);
  }

  private static String number(long value) {
    return Long.toString(value, BASE);
  }
}
