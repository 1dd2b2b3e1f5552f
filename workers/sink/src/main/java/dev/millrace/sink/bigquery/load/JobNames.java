package dev.millrace.sink.bigquery.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.apache.kafka.common.Uuid;

/**
 * Names load jobs after what they load. BigQuery accepts a job id once in a project, so a name says
 * what may happen once.
 *
 * <p>Topic and table are known by what Kafka and BigQuery gave them when they were made, not by
 * name: a run that was deleted and made again under its old name starts at offset 0 again, and must
 * not be told that its rows are loaded already.
 *
 * @param run name of the run, for people who look through a project's jobs
 * @param topicId Kafka's id of the topic
 * @param tableKey the table's full name and the time it was made
 */
public record JobNames(String run, Uuid topicId, String tableKey) {
  private static final String PREFIX = "millrace-";
  private static final int MAX_RUN_CHARS = 64;
  private static final int HASH_BYTES = 16;

  /**
   * The id of a job: letters, digits, dashes and underscores, at most 150 characters of the 1,024
   * BigQuery allows.
   *
   * @param ranges what it loads, in any order
   * @param attempt from 1
   */
  public String name(Collection<OffsetRange> ranges, int attempt) {
    return PREFIX + readableRun() + "-" + hash(ranges) + "-" + attempt;
  }

  private String readableRun() {
    String allowed = run.replaceAll("[^A-Za-z0-9_-]", "_");
    return allowed.length() <= MAX_RUN_CHARS ? allowed : allowed.substring(0, MAX_RUN_CHARS);
  }

  private String hash(Collection<OffsetRange> ranges) {
    StringBuilder text = new StringBuilder();
    text.append(run).append('\n').append(topicId).append('\n').append(tableKey).append('\n');
    ranges.stream()
        .sorted()
        .forEach(
            r ->
                text.append(r.partition().topic())
                    .append('\t')
                    .append(r.partition().partition())
                    .append('\t')
                    .append(r.first())
                    .append('\t')
                    .append(r.end())
                    .append('\n'));
    byte[] digest = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
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
