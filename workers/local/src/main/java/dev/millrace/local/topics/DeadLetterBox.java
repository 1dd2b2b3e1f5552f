package dev.millrace.local.topics;

import java.util.List;
import java.util.Map;

/**
 * What is in a run's dead-letter topic.
 *
 * @param byReason how many of each reason, by its name
 * @param first those that come first, partition by partition
 * @param complete false when reading them all would have taken too long
 */
public record DeadLetterBox(Map<String, Long> byReason, List<DeadLetter> first, boolean complete) {
  /** An empty one. */
  public static final DeadLetterBox EMPTY = new DeadLetterBox(Map.of(), List.of(), true);

  /** How many were read. */
  public long size() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
