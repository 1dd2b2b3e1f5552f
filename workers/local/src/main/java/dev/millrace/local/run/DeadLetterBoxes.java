package dev.millrace.local.run;

import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.local.topics.DeadLetterBox;
import dev.millrace.local.topics.DeadLetterGroup;
import dev.millrace.local.topics.DeadLetterReader;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.KafkaFailures;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the dead-letter topic of a run. */
public final class DeadLetterBoxes {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterBoxes.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** For first reasons, which must not hold up the end of a run. */
  private static final Duration FIRST_LIMIT = Duration.ofSeconds(5);

  private static final int FIRST = 10_000;

  private DeadLetterBoxes() {}

  /**
   * Reads all dead letters, or as many as 30 s allow.
   *
   * @param keep how many to keep, at least 0
   */
  public static DeadLetterBox read(KafkaClients clients, RunNames names, int keep) {
    return read(clients, names, LIMIT, keep, Long.MAX_VALUE);
  }

  /**
   * Why messages became dead letters: of the first 10,000, or as many as 5 s allow, the largest
   * group first; empty where Kafka does not answer.
   */
  static List<DeadLetterGroup> reasons(KafkaClients clients, RunNames names) {
    try {
      return DeadLetterGroup.of(read(clients, names, FIRST_LIMIT, FIRST, FIRST).first());
    } catch (KafkaException e) {
      LOG.warn("cannot read the dead letters: {}", KafkaFailures.sentence(e));
      return List.of();
    }
  }

  private static DeadLetterBox read(
      KafkaClients clients, RunNames names, Duration limit, int keep, long most) {
    // The group is only named: nothing is subscribed to, so it is not joined.
    try (Consumer<byte[], byte[]> consumer = clients.consumer(names.group(Stage.SINK))) {
      return new DeadLetterReader(consumer, limit).read(names.deadLetterTopic(), keep, most);
    }
  }
}
