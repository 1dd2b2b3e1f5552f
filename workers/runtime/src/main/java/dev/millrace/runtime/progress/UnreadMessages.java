package dev.millrace.runtime.progress;

import dev.millrace.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks whether there is a message in the offsets that a stage has not committed at the end of a
 * log, or only transaction markers, which counts cannot tell once messages were lost. For one
 * thread.
 */
final class UnreadMessages {
  /** More offsets than this are not all markers, or will soon be fewer. */
  private static final long MOST = 1_000;

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaClients clients;
  private final Map<TopicPartition, LogSpan> withMessages = new HashMap<>();

  UnreadMessages(KafkaClients clients) {
    this.clients = clients;
  }

  /** The log with a stage's positions at the end where nothing but markers is left. */
  TopicLog without(TopicLog log) {
    Map<Integer, LogSpan> spans = new HashMap<>();
    log.spans()
        .forEach(
            (partition, span) ->
                spans.put(partition, without(new TopicPartition(log.topic(), partition), span)));
    return new TopicLog(log.topic(), log.id(), spans);
  }

  private LogSpan without(TopicPartition partition, LogSpan span) {
    if (span.left() == 0 || span.left() > MOST || span.equals(withMessages.get(partition))) {
      return span;
    }
    if (hasMessage(partition, span)) {
      withMessages.put(partition, span);
      return span;
    }
    return new LogSpan(span.end(), span.start(), span.end());
  }

  /** Also true where that cannot be read in time, as while a transaction is open. */
  private boolean hasMessage(TopicPartition partition, LogSpan span) {
    try (Consumer<byte[], byte[]> consumer = clients.reader()) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, Math.max(span.position(), span.start()));
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (consumer.position(partition) < span.end()) {
        if (!consumer.poll(POLL).isEmpty() || System.nanoTime() > deadline) {
          return true;
        }
      }
      return false;
    }
  }
}
