package dev.millrace.runtime.kafka;

import java.nio.ByteBuffer;

/**
 * Whether a member of a group is able to write where only one can, and since when: the number of
 * the group's generation counts as the time. Shared by the member's loop and its {@link
 * SingleWriterAssignor}.
 */
public final class WriterClaim {
  private static final int NONE = -1;

  private volatile int since = NONE;
  private volatile int told = NONE;

  /** Says that the member can write from this generation of the group on. */
  public void take(int generation) {
    since = Math.max(0, generation);
  }

  /** Says that the member cannot write. */
  public void giveUp() {
    since = NONE;
  }

  /** Whether the member can write. */
  public boolean isTaken() {
    return since != NONE;
  }

  /** Whether the group has not been told yet. */
  public boolean isUntold() {
    return since != told;
  }

  /** What goes to the group with the member's subscription. */
  ByteBuffer tell() {
    told = since;
    return ByteBuffer.allocate(Integer.BYTES).putInt(told).flip();
  }

  /** The generation since which a member can write; negative when it cannot. */
  static int read(ByteBuffer told) {
    return told == null || told.remaining() < Integer.BYTES ? NONE : told.duplicate().getInt();
  }
}
