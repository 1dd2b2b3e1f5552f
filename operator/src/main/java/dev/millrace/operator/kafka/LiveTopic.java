package dev.millrace.operator.kafka;

/**
 * A topic as Kafka has it.
 *
 * @param partitions how many it has
 * @param id which of all topics that ever had this name
 */
public record LiveTopic(int partitions, String id) {}
