package dev.millrace.contract.progress;

/** Keys a producer adds to the {@link OffsetNote} of a lane. */
public final class LaneNote {
  /** {@code true} once the lane will produce nothing more. */
  public static final String DONE = "done";

  /** Byte position in the replayed file of the next line. */
  public static final String POSITION = "position";

  /** Size in bytes of the replayed file when the lane began; a change means another file. */
  public static final String FILE_SIZE = "size";

  private LaneNote() {}
}
