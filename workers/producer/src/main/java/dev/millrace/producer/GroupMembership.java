package dev.millrace.producer;

import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.kafka.PartitionAssignmentListener;
import dev.millrace.runtime.run.FatalStageException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** Being a member of the group that shares the lanes. Lanes hold no data, so polls bring none. */
final class GroupMembership {
  private final Consumer<byte[], byte[]> consumer;
  private final PartitionAssignmentListener owned;
  private final String topic;

  GroupMembership(
      Consumer<byte[], byte[]> consumer, PartitionAssignmentListener owned, String lanesTopic) {
    this.consumer = consumer;
    this.owned = owned;
    this.topic = lanesTopic;
  }

  void join() {
    consumer.subscribe(List.of(topic), owned);
  }

  /** Whether the group has taken this member in. */
  boolean isMember() {
    return consumer.groupMetadata().generationId() >= 0;
  }

  /**
   * Takes part in what the group decides.
   *
   * @throws FatalStageException when only a person can help
   * @throws KafkaException when a later attempt may go well
   */
  void poll(Duration time) {
    try {
      consumer.poll(time);
    } catch (KafkaException e) {
      // What a rebalance listener throws arrives as a cause.
      Throwable cause = e.getCause() instanceof FatalStageException fatal ? fatal : e;
      KafkaFailures.throwIfFatal("polling " + topic, cause);
      throw e;
    }
  }

  /** Goes back to what is committed; false when asked to stop before Kafka answered. */
  boolean rewind() {
    return owned.rewind();
  }
}
