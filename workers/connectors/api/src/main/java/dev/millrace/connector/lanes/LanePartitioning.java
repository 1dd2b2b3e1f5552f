package dev.millrace.connector.lanes;

/** Which ids belong to which lane: id = sequence x lanes + lane. */
public final class LanePartitioning {
  private LanePartitioning() {}

  /** The id of a lane's message with this sequence number. */
  public static long id(int lane, int lanes, long sequence) {
    return sequence * lanes + lane;
  }

  /** How many of the ids below {@code messages} belong to the lane. */
  public static long of(int lane, int lanes, long messages) {
    return messages <= lane ? 0 : (messages - lane - 1) / lanes + 1;
  }
}
