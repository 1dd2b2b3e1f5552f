package dev.millrace.crds.plan;

/**
 * How many dead letters a run may have.
 *
 * @param text as the spec has it: {@code 10%} or {@code 500}
 * @param most number of dead letters allowed; {@link Long#MAX_VALUE} where only a share counts
 * @param share part of the events that may be dead letters, 0 to 1; 1 where only the number counts
 */
public record DeadLetterLimit(String text, long most, double share) {
  /** Any number of dead letters. */
  public static final DeadLetterLimit NONE = new DeadLetterLimit("100%", Long.MAX_VALUE, 1);

  /** A share says nothing about fewer events. */
  public static final long FIRST_LOOK = 1_000;

  /** The limit that a spec sets, in the form that its schema allows; null sets none. */
  static DeadLetterLimit of(String max) {
    if (max == null) {
      return NONE;
    }
    return max.endsWith("%")
        ? new DeadLetterLimit(
            max, Long.MAX_VALUE, Double.parseDouble(max.substring(0, max.length() - 1)) / 100)
        : new DeadLetterLimit(max, Long.parseLong(max), 1);
  }

  /**
   * Whether there are too many.
   *
   * @param dead dead letters so far
   * @param read events that some stage has looked at so far
   * @param over whether no more will come, so that a share of few events counts too
   */
  public boolean exceeded(long dead, long read, boolean over) {
    return dead > most || (over || read >= FIRST_LOOK) && dead > share * read;
  }
}
