package dev.millrace.contract.progress;

/** Keys a sink adds to the {@link OffsetMetadata} of a partition. */
public final class SinkMetadataKeys {
  /** What holds the sink up, in a few words without commas; absent while nothing does. */
  public static final String STATE = "state";

  /** A {@link #STATE}: the warehouse's quota is used up. */
  public static final String WAITING_FOR_QUOTA = "WaitingForQuota";

  /** A {@link #STATE}: a limit of the user's is reached. */
  public static final String WAITING_FOR_BUDGET = "WaitingForBudget";

  /** RFC 3339 time at which it is expected to go on; absent where nobody knows. */
  public static final String UNTIL = "until";

  /**
   * The least time between two batches as an ISO 8601 duration; absent where there is none. It
   * stays when the sink is gone.
   */
  public static final String EVERY = "every";

  /**
   * Which warehouse the partition's rows went to, of all that ever stood under its name; absent
   * where it does not say.
   */
  public static final String WAREHOUSE = "warehouse";

  private SinkMetadataKeys() {}
}
