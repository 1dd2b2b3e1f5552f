package dev.millrace.contract.progress;

/** Keys a sink adds to the {@link OffsetNote} of a partition. */
public final class SinkNote {
  /** What holds the sink up, in a few words without commas; absent while nothing does. */
  public static final String STATE = "state";

  /** RFC 3339 time at which it is expected to go on; absent where nobody knows. */
  public static final String UNTIL = "until";

  private SinkNote() {}
}
