package dev.millrace.local.topics;

import java.util.Optional;

/**
 * A partition of a run's topic. Offsets are not counts: transaction markers take offsets too.
 *
 * @param topic its topic
 * @param partition its number
 * @param first lowest offset that is still there
 * @param end offset after the last one
 * @param next offset from which its reader goes on; empty when nobody has read it
 * @param in messages taken in from it, or made in this lane, since the run began; empty for topics
 *     that no stage reads
 * @param dead how many of those became dead letters; empty likewise
 */
public record PartitionState(
    String topic,
    int partition,
    long first,
    long end,
    Optional<Long> next,
    Optional<Long> in,
    Optional<Long> dead) {}
