package dev.millrace.sink.bigquery.stream;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A row on its way.
 *
 * @param partition where its message is
 * @param offset where its message is
 * @param content by column
 * @param bytes about how long it is in a request
 */
record StreamedRow(TopicPartition partition, long offset, Map<String, Object> content, int bytes) {
  /** By this BigQuery recognises the row when it comes again, for about a minute. */
  String insertId() {
    return partition + "-" + offset;
  }
}
