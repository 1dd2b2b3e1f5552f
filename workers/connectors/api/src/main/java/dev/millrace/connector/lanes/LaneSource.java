package dev.millrace.connector.lanes;

import java.util.Map;

/** The messages of one lane from some place on. For one thread. */
public interface LaneSource extends AutoCloseable {
  /**
   * Whether there is a next message; false is for good.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when the source is not what it was
   */
  boolean hasNext();

  /**
   * The next message; to be called only when there is one.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when the source cannot be read
   */
  SourceMessage next();

  /** What beside the sequence number is needed to go on after the last message. */
  default Map<String, String> note() {
    return Map.of();
  }

  /** Lets go of what the lane holds; never fails. */
  @Override
  default void close() {}
}
