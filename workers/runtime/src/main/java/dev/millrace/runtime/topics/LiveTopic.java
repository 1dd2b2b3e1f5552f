package dev.millrace.runtime.topics;

import org.apache.kafka.common.Uuid;

/**
 * A topic as Kafka has it.
 *
 * @param id Kafka's own; a topic that is deleted and made anew has another one
 * @param partitions how many
 */
public record LiveTopic(Uuid id, int partitions) {}
