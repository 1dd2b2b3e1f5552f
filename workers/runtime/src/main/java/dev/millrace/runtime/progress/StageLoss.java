package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Messages that are gone before a stage took them in, as its counts and the log's offsets show from
 * outside, also while it waits or does not run. What the stage finds itself, to the offset, is a
 * {@link dev.millrace.runtime.positions.PartitionLoss}.
 *
 * @param stage that should have taken them in
 * @param topic they were in
 * @param messages how many, at least; 0 where nobody can tell
 * @param kind why they are gone
 * @param where the offsets that are gone, partition by partition; empty where nobody can tell
 */
public record StageLoss(Stage stage, String topic, long messages, Kind kind, List<Gap> where) {
  /** Why messages are gone. */
  public enum Kind {
    /** The topic is not there. */
    TopicGone,
    /** The topic was deleted and one of the same name was made. */
    TopicReplaced,
    /** The log ends before what was taken in already: it lost its tail with a broker's disk. */
    LogTruncated,
    /** Retention, or a deletion of records, removed them. */
    Retention
  }

  /**
   * Offsets that are gone.
   *
   * @param partition of the topic
   * @param from the first one
   * @param to the one after the last one
   */
  public record Gap(int partition, long from, long to) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "partition %d offsets %d to %d", partition, from, to - 1);
    }
  }

  /** Takes a copy. */
  public StageLoss {
    where = List.copyOf(where);
  }

  /** One sentence: what is gone, from where, and why. */
  public String sentence() {
    String counted =
        messages == 0
            ? String.format(Locale.ROOT, "what the %s had not taken in", stage.id())
            : String.format(
                Locale.ROOT,
                "at least %,d messages that the %s had not taken in",
                messages,
                stage.id());
    String places =
        where.isEmpty()
            ? ""
            : where.stream().map(Gap::toString).collect(Collectors.joining(", ", " (", ")"));
    return switch (kind) {
      case TopicGone ->
          String.format(
              Locale.ROOT, "topic %s is not there any more, and with it %s", topic, counted);
      case TopicReplaced ->
          String.format(
              Locale.ROOT, "topic %s was deleted and made anew; gone is %s", topic, counted);
      case LogTruncated ->
          String.format(
              Locale.ROOT,
              "the log of topic %s lost its tail%s, and with it %s",
              topic,
              places,
              counted);
      case Retention ->
          String.format(
              Locale.ROOT,
              "%s %s gone from topic %s%s: retention, or a deletion of records, removed them",
              counted,
              messages == 0 ? "is" : "are",
              topic,
              places);
    };
  }

  /** What can be done about it. */
  public String wayOut() {
    String settings = stage == Stage.ENRICHER ? "raw" : "processed";
    String goOn =
        "spec.onDataLoss: Continue goes on with what is left and counts what is gone; to have all"
            + " of it, begin a new run";
    return kind == Kind.Retention
        ? String.format(
            Locale.ROOT,
            "raise retention.ms and retention.bytes in spec.topics.%s.config above the longest time"
                + " its reader may stand still; %s",
            settings,
            goOn)
        : goOn;
  }
}
