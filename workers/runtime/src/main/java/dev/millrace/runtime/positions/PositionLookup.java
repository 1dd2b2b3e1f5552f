package dev.millrace.runtime.positions;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Finds where to go on in partitions that came. */
public interface PositionLookup {
  /**
   * Looks.
   *
   * @param partitions that came
   * @param committed what the group has for them; a partition without a value has nothing
   * @return a start for every partition
   * @throws dev.millrace.runtime.run.DataLossException when messages are gone and the run is not to
   *     go on
   * @throws Exception when Kafka does not answer; a later attempt may go well
   */
  Map<TopicPartition, StartPosition> look(
      Set<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed)
      throws Exception;

  /**
   * Whether Kafka's client is to compare a start's leader epoch with the log. Not where the log is
   * only looked at later: the client would find a log that lost its tail before that.
   */
  default boolean comparesEpochs() {
    return true;
  }

  /** Remembers for the next look what Kafka's client noticed: where a log stops being the same. */
  default void diverged(LogTruncationException noticed) {}
}
