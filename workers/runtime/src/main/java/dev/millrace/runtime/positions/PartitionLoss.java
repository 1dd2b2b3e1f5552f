package dev.millrace.runtime.positions;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets of a partition that are gone, as the stage that reads it finds when it compares positions
 * before it takes a message. What is seen from outside, by counts, is a {@link
 * dev.millrace.runtime.progress.StageLoss}.
 *
 * @param partition where they were
 * @param kind why they are gone
 * @param from first offset that is gone
 * @param to offset after the last one that is gone
 */
public record PartitionLoss(TopicPartition partition, Kind kind, long from, long to) {
  /** Why they are gone. */
  public enum Kind {
    /** The topic was deleted and one of the same name was made. */
    TopicReplaced,
    /** Retention, or a deletion of records, removed messages before they were taken in. */
    Retention,
    /** The log ends before what was taken in: its last messages went with a broker's disk. */
    LogTruncated,
    /** The warehouse lacks what it had, and Kafka does not have it any more either. */
    RecordsGoneFromBoth
  }

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
  public static String describe(List<PartitionLoss> losses) {
    List<PartitionLoss> sorted =
        losses.stream()
            .sorted(
                Comparator.comparing((PartitionLoss loss) -> loss.partition().topic())
                    .thenComparing(loss -> loss.partition().partition()))
            .toList();
    return sorted.stream().map(PartitionLoss::sentence).collect(Collectors.joining("; "))
        + ". "
        + sorted.stream().map(PartitionLoss::wayOut).distinct().collect(Collectors.joining(". "));
  }

  private String gone() {
    return String.format(
        Locale.ROOT, "offsets %d to %d of %s are gone (%d): ", from, to - 1, partition, count());
  }
}
