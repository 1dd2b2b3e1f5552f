package dev.millrace.sink.batch;

import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.sink.spool.PartitionStore;
import dev.millrace.sink.spool.SpooledMessage;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What was read from one partition: rows for the warehouse and what Kafka has to be told about them
 * afterwards.
 *
 * @param rows its rows
 * @param store where its messages are
 * @param next where to go on
 * @param in messages that are not in the totals yet, dead letters included
 * @param bytes of their values
 * @param deadLetters those of them that are no rows
 */
public record InFlightPartition(
    PartitionRows rows,
    PartitionStore store,
    OffsetAndMetadata next,
    long in,
    long bytes,
    List<ProducerRecord<byte[], byte[]>> deadLetters) {

  /** The message of a row, by its offset. */
  public SpooledMessage message(long offset) {
    return store.message(offset);
  }
}
