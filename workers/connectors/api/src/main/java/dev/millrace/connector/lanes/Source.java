package dev.millrace.connector.lanes;

import java.util.Map;
import java.util.Optional;

/** Where messages come from, lane by lane. Safe for use by several threads. */
public interface Source {
  /** What dead letters name as their origin. */
  String name();

  /**
   * What tells this source from another one of the same settings; written down when a run begins.
   */
  default Map<String, String> identity() {
    return Map.of();
  }

  /**
   * This source as it was when the run began.
   *
   * @param identity what was written down then; entries of others are ignored
   * @throws dev.millrace.runtime.run.FatalStageException when this is another source
   */
  default Source asBegun(Map<String, String> identity) {
    return this;
  }

  /** What a user should know of the source when the run has ended, in a sentence. */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /**
   * Opens a lane.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when the source cannot be read, or is not
   *     the one the lane began with
   */
  LaneSource open(LaneStart start);
}
