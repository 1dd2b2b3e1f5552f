package dev.millrace.producer.rate;

/**
 * When the messages of one lane are due. Every message has its time on a fixed schedule, so the
 * rate is exact over any long stretch, however late single messages are. What was missed is made up
 * at no more than twice the rate, and at most {@link #MADE_UP_NANOS} of it: a lane that waited for
 * Kafka catches up, one whose machine slept for the night does not flood anybody.
 *
 * <p>All times are nanoseconds of one clock.
 *
 * @param interval nanoseconds from one message to the next
 * @param anchor when the first message counted here is due
 * @param count messages since the anchor
 * @param floor when the next message may go at the earliest, at twice the rate
 */
public record RateSchedule(double interval, long anchor, long count, long floor) {
  /** Backlog that is made up; older one is forgotten. Longer than a broker needs to restart. */
  public static final long MADE_UP_NANOS = 30_000_000_000L;

  /** Reach of the largest burst. A sending loop that turns in less than twice this keeps pace. */
  private static final long SLACK_NANOS = 500_000_000L;

  /**
   * The pace of a lane.
   *
   * @param ratePerSecond of all lanes together, at least 1
   * @param lanes how many, at least 1
   * @param due when the lane's next message is due
   */
  public static RateSchedule of(long ratePerSecond, int lanes, long due) {
    return new RateSchedule(1e9 * lanes / ratePerSecond, due, 0, Long.MIN_VALUE / 2);
  }

  /** When the next message is due. */
  public long due() {
    return anchor + (long) (count * interval);
  }

  /** When the next message may go: when it is due, or later while catching up. */
  public long next() {
    return Math.max(due(), floor);
  }

  /** How many messages may go now, at most {@code most}. */
  public int allowed(long now, int most) {
    long due = Math.max(due(), now - MADE_UP_NANOS);
    long start = Math.max(floor, now - SLACK_NANOS);
    if (due > now || start > now) {
      return 0;
    }
    double byRate = (now - due) / interval + 1;
    double byDoubledRate = (now - start) / (interval / 2) + 1;
    return (int) Math.min(most, Math.min(byRate, byDoubledRate));
  }

  /** The pace after so many messages went. */
  public RateSchedule sent(long now, int messages) {
    long start = Math.max(floor, now - SLACK_NANOS);
    long nextFloor = start + (long) (messages * interval / 2);
    boolean tooLate = due() < now - MADE_UP_NANOS;
    return tooLate
        ? new RateSchedule(interval, now - MADE_UP_NANOS, messages, nextFloor)
        : new RateSchedule(interval, anchor, count + messages, nextFloor);
  }
}
