package dev.millrace.connector.files;

import dev.millrace.connector.warehouse.OffsetRange;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * The name of a file: {@code topic-partition-first-last.suffix}, offsets padded with zeros, so that
 * names sort like offsets.
 *
 * @param range the offsets it covers
 * @param suffix what the file is, such as {@code ndjson.gz}
 */
record RangeFile(OffsetRange range, String suffix) {
  private static final Pattern NAME =
      Pattern.compile("(.+)-(\\d{5,10})-(\\d{20})-(\\d{20})\\.(.+)");

  /** The file's name. */
  String name() {
    return String.format(
        Locale.ROOT,
        "%s-%05d-%020d-%020d.%s",
        range.partition().topic(),
        range.partition().partition(),
        range.first(),
        range.last(),
        suffix);
  }

  /** What a name says; empty when it is not one of ours. */
  static Optional<RangeFile> parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int partition = Integer.parseInt(parts.group(2));
      long first = Long.parseLong(parts.group(3));
      long last = Long.parseLong(parts.group(4));
      TopicPartition of = new TopicPartition(parts.group(1), partition);
      RangeFile file = new RangeFile(new OffsetRange(of, first, last + 1), parts.group(5));
      return file.name().equals(name) ? Optional.of(file) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
