package dev.millrace.enricher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;

/** A consumer of one partition whose records stay: going back to an offset gives them again. */
final class KeptLog extends MockConsumer<byte[], byte[]> {
  private final TopicPartition partition;
  private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
  private ConsumerRebalanceListener listener;

  /** Where offsets are committed. */
  private MockProducer<byte[], byte[]> coordinator;

  KeptLog(TopicPartition partition, MockProducer<byte[], byte[]> coordinator) {
    super("earliest");
    this.partition = partition;
    this.coordinator = coordinator;
    updateBeginningOffsets(Map.of(partition, 0L));
  }

  void coordinator(MockProducer<byte[], byte[]> successor) {
    coordinator = successor;
  }

  void write(byte[] value) {
    log.add(
        new ConsumerRecord<>(partition.topic(), partition.partition(), log.size(), null, value));
  }

  void assign() {
    rebalance(List.of(partition));
  }

  void revoke() {
    rebalance(List.of());
  }

  void lose() {
    listener.onPartitionsLost(List.of(partition));
  }

  @Override
  public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener given) {
    listener = given;
    super.subscribe(topics, given);
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
      Set<TopicPartition> partitions, Duration timeout) {
    List<Map<String, Map<TopicPartition, OffsetAndMetadata>>> commits =
        coordinator.consumerGroupOffsetsHistory();
    Map<TopicPartition, OffsetAndMetadata> found = new java.util.HashMap<>();
    commits.forEach(commit -> commit.values().forEach(found::putAll));
    return found;
  }

  @Override
  public synchronized void seek(TopicPartition to, OffsetAndMetadata place) {
    super.seek(to, place);
    deliver(place.offset());
  }

  @Override
  public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
    super.seek(partition, 0);
    deliver(0);
  }

  private void deliver(long from) {
    log.stream().filter(record -> record.offset() >= from).forEach(this::addRecord);
  }
}
