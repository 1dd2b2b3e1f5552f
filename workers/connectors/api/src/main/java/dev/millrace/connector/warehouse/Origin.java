package dev.millrace.connector.warehouse;

/**
 * Where a warehouse's rows come from. A topic that was deleted and made again starts at offset 0
 * once more, so its offsets mean something only together with its id.
 *
 * @param run name of the run
 * @param topic the processed topic
 * @param topicId Kafka's id of this topic, different for every topic ever made
 */
public record Origin(String run, String topic, String topicId) {}
