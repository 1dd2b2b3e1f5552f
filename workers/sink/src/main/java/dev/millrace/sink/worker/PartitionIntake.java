package dev.millrace.sink.worker;

import dev.millrace.contract.event.Column;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.sink.rows.BadRowException;
import dev.millrace.sink.rows.RowDecoder;
import dev.millrace.sink.rows.RowsBuilder;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.PartitionRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Decodes the messages of one partition for the next batch. */
final class PartitionIntake {
  private final RowDecoder decoder;
  private final DeadLetters letters;
  private final RowsBuilder rows;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
  private ConsumerRecord<byte[], byte[]> first;
  private ConsumerRecord<byte[], byte[]> last;
  private long in;
  private long bytes;

  PartitionIntake(List<Column> columns, RowDecoder decoder, DeadLetters letters) {
    this.decoder = decoder;
    this.letters = letters;
    this.rows = new RowsBuilder(columns);
  }

  void add(ConsumerRecord<byte[], byte[]> message) {
    try {
      decoder.decode(message.offset(), message.value(), rows);
      keys.add(message.key());
    } catch (BadRowException e) {
      deadLetters.add(letters.of(message, e.reason(), e.getMessage()));
    }
    first = first == null ? message : first;
    last = message;
    in++;
    bytes += Math.max(0, message.serializedValueSize());
  }

  long in() {
    return in;
  }

  long bytes() {
    return bytes;
  }

  PartitionParcel close() {
    TopicPartition partition = new TopicPartition(first.topic(), first.partition());
    long next = last.offset() + 1;
    return new PartitionParcel(
        new PartitionRows(new OffsetRange(partition, first.offset(), next), rows.build()),
        keys,
        new OffsetAndMetadata(next, last.leaderEpoch(), ""),
        in,
        bytes,
        deadLetters);
  }
}
