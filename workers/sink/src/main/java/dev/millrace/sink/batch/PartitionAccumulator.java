package dev.millrace.sink.batch;

import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.contract.event.Column;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.Rows;
import dev.millrace.event.rows.RowsBuilder;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.sink.spool.PartitionStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Decodes the messages of one partition for the next batch and keeps them block by block. */
final class PartitionAccumulator {
  private final List<Column> columns;
  private final RowDecoder decoder;
  private final DeadLetters letters;
  private final OffsetTracker offsetTracker;
  private final PartitionStore store;
  private final long blockBytes;
  private final List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
  private RowsBuilder open;
  private List<byte[]> keys = new ArrayList<>();
  private long openBytes;
  private ConsumerRecord<byte[], byte[]> first;
  private ConsumerRecord<byte[], byte[]> last;
  private long read;
  private long in;
  private long bytes;
  private long deadBytes;

  PartitionAccumulator(
      List<Column> columns,
      RowDecoder decoder,
      DeadLetters letters,
      OffsetTracker offsetTracker,
      PartitionStore store,
      long blockBytes) {
    this.columns = columns;
    this.decoder = decoder;
    this.letters = letters;
    this.offsetTracker = offsetTracker;
    this.store = store;
    this.blockBytes = blockBytes;
    this.open = new RowsBuilder(columns);
  }

  void add(ConsumerRecord<byte[], byte[]> message) {
    int size = Math.max(0, message.serializedValueSize());
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    boolean counts = offsetTracker.counts(partition, message.offset());
    try {
      decoder.decode(message.offset(), message.value(), open);
      keys.add(message.key());
      openBytes += size;
    } catch (RejectedEventException e) {
      if (counts) {
        deadLetters.add(letters.of(message, e.reason(), e.getMessage()));
        deadBytes += size;
      }
    }
    first = first == null ? message : first;
    last = message;
    read++;
    in += counts ? 1 : 0;
    bytes += size;
    if (keys.size() == Rows.CAPACITY || openBytes >= blockBytes) {
      keep();
    }
  }

  long read() {
    return read;
  }

  long bytes() {
    return bytes;
  }

  /** Bytes of the messages that are no rows; they are in memory. */
  long deadBytes() {
    return deadBytes;
  }

  InFlightPartition close() {
    keep();
    TopicPartition partition = new TopicPartition(first.topic(), first.partition());
    long next = last.offset() + 1;
    return new InFlightPartition(
        new PartitionRows(new OffsetRange(partition, first.offset(), next), store.rows()),
        store,
        new OffsetAndMetadata(next, last.leaderEpoch(), ""),
        in,
        bytes,
        deadLetters);
  }

  private void keep() {
    if (keys.isEmpty()) {
      return;
    }
    store.keep(open.build().get(0), keys);
    open = new RowsBuilder(columns);
    keys = new ArrayList<>();
    openBytes = 0;
  }
}
