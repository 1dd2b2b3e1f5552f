package dev.millrace.sink.worker;

import dev.millrace.sink.rows.Rows;
import dev.millrace.sink.warehouse.PartitionRows;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What was read from one partition: rows for the warehouse and what Kafka has to be told about them
 * afterwards.
 *
 * @param rows its rows
 * @param keys record keys of the rows, null where a record had none
 * @param next where to go on
 * @param in messages read, dead letters included
 * @param bytes of their values
 * @param deadLetters those that are no rows
 */
record PartitionParcel(
    PartitionRows rows,
    List<byte[]> keys,
    OffsetAndMetadata next,
    long in,
    long bytes,
    List<ProducerRecord<byte[], byte[]>> deadLetters) {

  /** A row's key and value. */
  record Message(byte[] key, byte[] value) {}

  /** The message of a row, by its offset. */
  Message message(long offset) {
    int before = 0;
    for (Rows block : rows.rows()) {
      Rows rest = block.from(offset);
      if (rest.size() > 0 && rest.offset(0) == offset) {
        int at = before + block.size() - rest.size();
        return new Message(keys.get(at), rest.value(0));
      }
      before += block.size();
    }
    throw new IllegalArgumentException("no row at offset " + offset + " of " + rows.range());
  }
}
