package dev.millrace.runtime.progress;

import dev.millrace.contract.progress.OffsetNote;
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

  static StageTotals sum(Collection<OffsetNote> notes) {
    return new StageTotals(
        notes.stream().mapToLong(OffsetNote::in).sum(),
        notes.stream().mapToLong(OffsetNote::dead).sum());
  }
}
