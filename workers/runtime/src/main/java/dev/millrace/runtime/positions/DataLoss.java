package dev.millrace.runtime.positions;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Messages of a partition that are gone.
 *
 * @param partition where they were
 * @param kind why they are gone
 * @param from first offset that is gone
 * @param to offset after the last one that is gone
 */
public record DataLoss(TopicPartition partition, DataLossKind kind, long from, long to) {
  private static final String GO_ON =
      "onDataLoss: Continue goes on behind the gap and counts it; without it, begin a new run";

  /** How many offsets are gone; not every offset need have held a message. */
  public long count() {
    return to - from;
  }

  /** One sentence: which offsets of which partition, and why. */
  public String sentence() {
    return switch (kind) {
      case TopicReplaced ->
          String.format(
              Locale.ROOT,
              "topic %s was deleted and made anew: what partition %d had behind offset %d is gone",
              partition.topic(),
              partition.partition(),
              from);
      case Retention ->
          gone() + "retention, or a deletion of records, removed them before they were taken in";
      case LogTruncated ->
          gone() + "the log lost its tail, it ends before what was taken in already";
      case RecordsGoneFromBoth ->
          gone() + "the warehouse lacks them, and Kafka does not have them any more";
    };
  }

  /** What can be done about it. */
  public String wayOut() {
    return switch (kind) {
      case TopicReplaced -> GO_ON;
      case Retention ->
          "raise retention.ms and retention.bytes of the topic above the longest pause of its"
              + " reader; "
              + GO_ON;
      case LogTruncated ->
          "more than one replica and min.insync.replicas of 2 keep a log's tail; " + GO_ON;
      case RecordsGoneFromBoth -> "bring the newer warehouse back, or " + GO_ON;
    };
  }

  /** All losses in one text, each with its partition, and what can be done. */
  public static String describe(List<DataLoss> losses) {
    List<DataLoss> sorted =
        losses.stream()
            .sorted(
                Comparator.comparing((DataLoss loss) -> loss.partition().topic())
                    .thenComparing(loss -> loss.partition().partition()))
            .toList();
    return sorted.stream().map(DataLoss::sentence).collect(Collectors.joining("; "))
        + ". "
        + sorted.stream().map(DataLoss::wayOut).distinct().collect(Collectors.joining(". "));
  }

  private String gone() {
    return String.format(
        Locale.ROOT, "offsets %d to %d of %s are gone (%d): ", from, to - 1, partition, count());
  }
}
