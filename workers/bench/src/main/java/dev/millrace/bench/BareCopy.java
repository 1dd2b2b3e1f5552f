package dev.millrace.bench;

import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Consumes, sends values on, and commits both in a transaction about every 100 ms. */
final class BareCopy {
  private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();

  private final KafkaClients clients;
  private final RunNames names;
  private final UnaryOperator<byte[]> change;

  /**
   * A loop that has not begun.
   *
   * @param change makes the value to send of the one that came
   */
  BareCopy(KafkaClients clients, RunNames names, UnaryOperator<byte[]> change) {
    this.clients = clients;
    this.names = names;
    this.change = change;
  }

  static String group(RunNames names) {
    return names.run() + "-bare";
  }

  Measure run(long messages) {
    try (Producer<byte[], byte[]> producer = clients.transactionalProducer(group(names));
        Consumer<byte[], byte[]> consumer = clients.consumer(group(names))) {
      producer.initTransactions();
      consumer.subscribe(List.of(names.rawTopic()));
      long committed = 0;
      long pending = 0;
      long first = 0;
      long firstNanos = 0;
      long begun = 0;
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      while (true) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
        if (pending == 0 && !records.isEmpty()) {
          producer.beginTransaction();
          begun = System.nanoTime();
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
          byte[] value = change.apply(record.value());
          producer.send(new ProducerRecord<>(names.processedTopic(), record.key(), value));
        }
        pending += records.count();
        offsets.putAll(records.nextOffsets());
        if (pending == 0 || System.nanoTime() - begun < INTERVAL_NANOS) {
          continue;
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        offsets.clear();
        committed += pending;
        pending = 0;
        long now = System.nanoTime();
        if (first == 0) {
          first = committed;
          firstNanos = now;
        }
        if (committed >= messages) {
          return new Measure(committed - first, now - firstNanos);
        }
      }
    }
  }
}
