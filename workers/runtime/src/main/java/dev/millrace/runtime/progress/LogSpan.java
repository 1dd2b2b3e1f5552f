package dev.millrace.runtime.progress;

/**
 * What the log of a partition has for a stage.
 *
 * @param position offset of the next message that the stage will commit; 0 before its first commit
 * @param start first offset that is in the log
 * @param end offset after the last one
 */
public record LogSpan(long position, long start, long end) {
  /** Most messages that are there to be taken in; transaction markers count as if they were. */
  public long left() {
    return Math.max(0, end - Math.max(position, start));
  }

  /** Offsets that left the log before they were taken in; there may have been only markers. */
  public long removed() {
    return Math.max(0, Math.min(start, end) - position);
  }

  /** Offsets that were taken in and that the log, which ends before them, does not have. */
  public long truncated() {
    return Math.max(0, position - end);
  }
}
