package dev.millrace.connector.bigquery.stream;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A row on its way.
 *
 * @param topicId Kafka's id of the topic
 * @param partition where its message is
 * @param offset where its message is
 * @param content by column
 * @param bytes about how long it is in a request
 */
record StreamedRow(
    String topicId, TopicPartition partition, long offset, Map<String, Object> content, int bytes) {
  /**
   * By this BigQuery recognises the row when it comes again, for about a minute: topic, partition
   * and offset, and the topic's id, since a topic that is made anew begins at offset 0 again. At
   * most 128 characters are allowed; a run's names and Kafka's numbers stay below 125.
   */
  String insertId() {
    return partition + "-" + offset + "-" + topicId;
  }
}
