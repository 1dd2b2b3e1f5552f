package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.util.Locale;

/**
 * A topic that may soon remove messages which were not taken in yet.
 *
 * @param stage that has not taken them in
 * @param topic they are in
 * @param kept how long the topic keeps a message
 */
public record RetentionRisk(Stage stage, String topic, Duration kept) {
  /** One sentence: what happens, and what helps. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "messages in %s wait for the %s for more than half of the %s that the topic keeps them:"
            + " speed the stage up, or raise retention.ms in spec.topics.%s.config before they are"
            + " lost",
        topic,
        stage.id(),
        words(),
        stage == Stage.ENRICHER ? "raw" : "processed");
  }

  private String words() {
    long seconds = kept.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " d";
    }
    return seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds + " s";
  }
}
