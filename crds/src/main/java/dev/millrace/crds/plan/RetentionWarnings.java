package dev.millrace.crds.plan;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Topics that may drop messages before they are read. */
public final class RetentionWarnings {
  /** A stage or warehouse may well stand still for so long before anybody comes to look. */
  public static final Duration LONG_ENOUGH = Duration.ofDays(1);

  private static final String RETENTION_MS = "retention.ms";
  private static final String RETENTION_BYTES = "retention.bytes";

  private RetentionWarnings() {}

  /** One sentence for each setting that is too tight; empty when the run sets none. */
  public static List<String> of(TopicsPlan topics) {
    List<String> warnings = new ArrayList<>();
    for (Stage reader : List.of(Stage.ENRICHER, Stage.SINK)) {
      TopicSpec topic = reader == Stage.ENRICHER ? topics.raw() : topics.processed();
      String field =
          String.format(
              Locale.ROOT,
              "spec.topics.%s.config.",
              reader == Stage.ENRICHER ? "raw" : "processed");
      number(topic, RETENTION_MS)
          .filter(millis -> millis >= 0 && millis < LONG_ENOUGH.toMillis())
          .ifPresent(millis -> warnings.add(byTime(field, millis, topic, reader)));
      number(topic, RETENTION_BYTES)
          .filter(bytes -> bytes >= 0)
          .ifPresent(bytes -> warnings.add(bySize(field, bytes, topic, reader)));
    }
    return warnings;
  }

  private static String byTime(String field, long millis, TopicSpec topic, Stage reader) {
    return String.format(
        Locale.ROOT,
        "%s: topic %s keeps a message for %s; what the %s has not taken in by then, as while its"
            + " %s, is lost: set a day (86400000) or more, or -1",
        field + RETENTION_MS,
        topic.name(),
        Duration.ofMillis(millis),
        reader.id(),
        pause(reader));
  }

  private static String bySize(String field, long bytes, TopicSpec topic, Stage reader) {
    return String.format(
        Locale.ROOT,
        "%s: topic %s keeps %d bytes a partition; what the %s has not taken in when more comes, as"
            + " while its %s, is lost: leave it out, or set -1",
        field + RETENTION_BYTES,
        topic.name(),
        bytes,
        reader.id(),
        pause(reader));
  }

  private static String pause(Stage reader) {
    return reader == Stage.SINK ? "warehouse is locked or away" : "pods are down";
  }

  /** What is no number is Kafka's to refuse. */
  private static Optional<Long> number(TopicSpec topic, String name) {
    return Optional.ofNullable(topic.config().get(name))
        .filter(text -> text.matches("-?[0-9]{1,18}"))
        .map(Long::valueOf);
  }
}
