package dev.millrace.local.run;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.local.topics.DeadLetterBox;
import dev.millrace.local.topics.DeadLetterReader;
import dev.millrace.runtime.kafka.KafkaClients;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** Opens the dead-letter topic of a run. */
public final class DeadLetterBoxes {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private DeadLetterBoxes() {}

  /**
   * Reads all dead letters, or as many as 30 s allow.
   *
   * @param keep how many to keep, at least 0
   */
  public static DeadLetterBox read(KafkaClients clients, RunNames names, int keep) {
    // The group is only named: nothing is subscribed to, so it is not joined.
    try (Consumer<byte[], byte[]> consumer = clients.consumer(names.group(Stage.SINK))) {
      return new DeadLetterReader(consumer, LIMIT).read(names.deadLetterTopic(), keep);
    }
  }
}
