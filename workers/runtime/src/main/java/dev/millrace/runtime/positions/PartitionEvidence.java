package dev.millrace.runtime.positions;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What is known of a partition before its first message is taken.
 *
 * @param partition which
 * @param committed the position committed with the group; empty when there is none any more or yet
 * @param durable the position in the positions topic; empty when there is none
 * @param warehouse the next offset by the warehouse's own ledger, 0 where it has nothing of the
 *     partition; empty where it keeps none
 * @param topicId Kafka's id of the topic as it is now
 * @param logStart first offset that the log has
 * @param logEnd offset after the last one that the log has of what was read
 */
public record PartitionEvidence(
    TopicPartition partition,
    Optional<Position> committed,
    Optional<Position> durable,
    Optional<Long> warehouse,
    String topicId,
    long logStart,
    long logEnd) {}
