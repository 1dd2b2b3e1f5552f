package dev.millrace.runtime.progress;

import java.util.Map;

/**
 * What a topic has for the stage that reads it.
 *
 * @param topic its name
 * @param id Kafka's id of the topic that is there now; empty when there is none
 * @param spans by partition
 */
public record TopicLog(String topic, String id, Map<Integer, LogSpan> spans) {
  /** Takes a copy. */
  public TopicLog {
    spans = Map.copyOf(spans);
  }

  /** Most messages that are there to be taken in. */
  public long left() {
    return spans.values().stream().mapToLong(LogSpan::left).sum();
  }
}
