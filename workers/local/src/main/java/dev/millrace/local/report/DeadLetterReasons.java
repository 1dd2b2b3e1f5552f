package dev.millrace.local.report;

import dev.millrace.contract.names.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the messages in a dead-letter topic by their reason. */
public final class DeadLetterReasons {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReasons.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private DeadLetterReasons() {}

  /**
   * Reads a topic from its beginning to where it ends now.
   *
   * @param consumer of committed records, in no group at work; its assignment is replaced
   * @param patience how long to read; what is not read by then is not counted
   * @return count by reason; a message without one is left out
   */
  public static Map<String, Long> count(
      Consumer<byte[], byte[]> consumer, String topic, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, patience).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<String, Long> counts = new TreeMap<>();
    while (!atEnd(consumer, ends)) {
      if (System.nanoTime() > deadline) {
        LOG.warn("stopped counting the dead letters in {} after {} s", topic, patience.toSeconds());
        break;
      }
      consumer.poll(POLL).forEach(record -> count(record, counts));
    }
    return counts;
  }

  private static boolean atEnd(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void count(ConsumerRecord<byte[], byte[]> record, Map<String, Long> counts) {
    Header reason = record.headers().lastHeader(DeadLetterHeaders.REASON);
    if (reason != null && reason.value() != null) {
      counts.merge(new String(reason.value(), StandardCharsets.UTF_8), 1L, Long::sum);
    }
  }
}
