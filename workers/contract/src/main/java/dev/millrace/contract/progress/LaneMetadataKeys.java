package dev.millrace.contract.progress;

/** Keys a producer adds to the {@link OffsetMetadata} of a lane. */
public final class LaneMetadataKeys {
  /** {@code true} once the lane will produce nothing more. */
  public static final String DONE = "done";

  /** Byte position in the replayed file of the next line. */
  public static final String POSITION = "position";

  /** Size in bytes of the replayed file when the run began; what is appended is not part of it. */
  public static final String FILE_SIZE = "size";

  /** Fingerprint of those bytes; another one means another file. */
  public static final String FINGERPRINT = "fingerprint";

  /** Running digest of the lines that the lane has given. */
  public static final String DIGEST = "digest";

  /** When the replayed file was last changed, in nanoseconds since 1970, as the lane saw it. */
  public static final String MODIFIED = "modified";

  private LaneMetadataKeys() {}
}
