package dev.millrace.connector.bigquery.load;

import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.RangeText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Names load jobs after what they load. BigQuery accepts a job id once in a project, so a name says
 * what may happen once.
 *
 * <p>Topic and table are known by what Kafka and BigQuery gave them when they were made, not by
 * name: a run that was deleted and made again under its old name starts at offset 0 again, and must
 * not be told that its rows are loaded already.
 *
 * @param origin where the rows come from
 * @param tableKey the table's full name and the time it was made
 */
public record JobNames(Origin origin, String tableKey) {
  private static final String PREFIX = "millrace-";
  private static final int MAX_RUN_CHARS = 64;
  private static final int HASH_BYTES = 16;

  /**
   * The id of a job: letters, digits, dashes and underscores, at most 130 characters of the 1,024
   * BigQuery allows.
   *
   * @param batch the ranges of the batch that it loads some or all of, in any order
   * @param number of the job among those of the batch, from 1
   */
  public String name(List<OffsetRange> batch, int number) {
    return PREFIX + readableRun() + "-" + hash(batch) + "-" + number;
  }

  private String readableRun() {
    String allowed = origin.run().replaceAll("[^A-Za-z0-9_-]", "_");
    return allowed.length() <= MAX_RUN_CHARS ? allowed : allowed.substring(0, MAX_RUN_CHARS);
  }

  private String hash(List<OffsetRange> ranges) {
    List<OffsetRange> sorted =
        ranges.stream()
            .sorted(
                Comparator.comparingInt((OffsetRange r) -> r.partition().partition())
                    .thenComparingLong(OffsetRange::first))
            .toList();
    String text =
        String.join(
            "\n",
            origin.run(),
            origin.topic(),
            origin.topicId(),
            tableKey,
            RangeText.encode(sorted));
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
