package dev.millrace.operator.kafka;

import java.util.Map;

/**
 * A topic as Kafka has it.
 *
 * @param partitions how many it has
 * @param id which of all topics that ever had this name
 * @param empty whether it never had a record
 */
public record LiveTopic(int partitions, String id, boolean empty) {
  /**
   * Whether topics whose ids a run could not write down before it went, or before its operator did,
   * are those it was about to make: then none of them has a record.
   *
   * @param found topics by name
   * @param own ids that were written down, by name
   */
  public static boolean areFresh(Map<String, LiveTopic> found, Map<String, String> own) {
    return found.entrySet().stream()
        .filter(topic -> !own.containsKey(topic.getKey()))
        .allMatch(topic -> topic.getValue().empty());
  }
}
