package dev.millrace.producer.lanes;

import dev.millrace.contract.progress.OffsetNote;
import java.util.Collection;

/** Where messages come from, lane by lane. Safe for use by several threads. */
public interface Source {
  /** What dead letters name as their origin. */
  String name();

  /**
   * Looks at what was committed for all lanes, before any is opened.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when it does not belong to this source
   */
  default void check(Collection<OffsetNote> notes) {}

  /**
   * Opens a lane.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when the source can not be read, or is not
   *     the one the lane began with
   */
  LaneSource open(LaneStart start);
}
