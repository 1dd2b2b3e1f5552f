package dev.millrace.local.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads a dead-letter topic from its beginning to where it ends now, in bounded memory. */
public final class DeadLetterReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Duration limit;

  /**
   * A reader.
   *
   * @param consumer that is subscribed to nothing; its group is not joined
   * @param limit longest time to read
   */
  public DeadLetterReader(Consumer<byte[], byte[]> consumer, Duration limit) {
    this.consumer = consumer;
    this.limit = limit;
  }

  /**
   * Reads all.
   *
   * @param keep how many to keep, at least 0
   */
  public DeadLetterBox read(String topic, int keep) {
    return read(topic, keep, Long.MAX_VALUE);
  }

  /**
   * Reads.
   *
   * @param keep how many to keep, at least 0
   * @param most ends the reading once so many were read
   */
  public DeadLetterBox read(String topic, int keep, long most) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    List<TopicPartition> partitions =
        infos.stream().map(i -> new TopicPartition(topic, i.partition())).toList();
    if (partitions.isEmpty()) {
      return DeadLetterBox.EMPTY;
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, Long> byReason = new TreeMap<>();
    long read = 0;
    List<DeadLetter> first = new ArrayList<>();
    long deadline = System.nanoTime() + limit.toNanos();
    while (behind(ends)) {
      if (read >= most || System.nanoTime() > deadline) {
        return new DeadLetterBox(byReason, first, false);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        DeadLetter letter = DeadLetter.of(record);
        read++;
        byReason.merge(letter.reason(), 1L, Long::sum);
        if (first.size() < keep) {
          first.add(letter);
        }
      }
    }
    return new DeadLetterBox(byReason, first, true);
  }

  private boolean behind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue());
  }
}
