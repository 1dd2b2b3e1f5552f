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

  /** What people should know of the warehouse, though nothing holds the sink up; mostly absent. */
  public static final String CAUTION = "caution";

  /**
   * How many rows of the partition the warehouse itself said it has when it was asked last, or
   * {@link #UNKNOWN}; absent while it was not asked since it was opened or replaced.
   */
  public static final String ROWS = "rows";

  /** {@link #ROWS} of a warehouse that does not know which rows are of which partition. */
  public static final String UNKNOWN = "unknown";

  /**
   * How many rows there are where the warehouse has this run's, whoever wrote them; absent where it
   * does not say.
   */
  public static final String ALL_ROWS = "allRows";

  private SinkMetadataKeys() {}
}
