package dev.millrace.connector.warehouse;

import org.apache.kafka.common.TopicPartition;

/**
 * A row that the warehouse will never take, while it took the others of its batch. Writing the same
 * batch again refuses the same rows.
 *
 * @param partition where its message is
 * @param offset where its message is
 * @param detail one sentence for people
 */
public record RefusedRow(TopicPartition partition, long offset, String detail) {}
