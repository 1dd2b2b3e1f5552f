package dev.millrace.runtime.progress;

import dev.millrace.contract.progress.OffsetMetadata;
import java.util.Collection;

/**
 * What a stage has done since the run began, over all partitions and restarts.
 *
 * @param in messages taken in, dead letters included
 * @param dead messages put into the dead-letter topic
 */
public record StageTotals(long in, long dead) {
  /** Nothing yet. */
  public static final StageTotals NONE = new StageTotals(0, 0);

  /** Messages handed on. */
  public long out() {
    return in - dead;
  }

  static StageTotals sum(Collection<OffsetMetadata> notes) {
    return new StageTotals(
        notes.stream().mapToLong(OffsetMetadata::in).sum(),
        notes.stream().mapToLong(OffsetMetadata::dead).sum());
  }
}
