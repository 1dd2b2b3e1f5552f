package dev.millrace.contract.progress;

/** Keys that every stage adds to the {@link OffsetMetadata} of a partition. */
public final class PositionNote {
  /** Kafka's id of the topic that the offset belongs to; another id means another topic. */
  public static final String TOPIC_ID = "topic";

  /** How many offsets were gone before they were taken in; absent while none were. */
  public static final String LOST = "lost";

  private PositionNote() {}

  /** Offsets that were gone before they were taken in. */
  public static long lost(OffsetMetadata note) {
    String lost = note.more().get(LOST);
    return lost == null ? 0 : Long.parseLong(lost);
  }
}
