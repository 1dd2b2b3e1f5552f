package dev.millrace.contract.names;

/**
 * Names of the workers' metrics as Micrometer meters; Prometheus shows them with underscores and
 * the usual suffixes. All carry the tags {@link #TAG_RUN} and {@link #TAG_STAGE}.
 */
public final class MetricNames {
  /** Counter: messages taken in. */
  public static final String MESSAGES_IN = "millrace.messages.in";

  /** Counter: bytes of message values taken in. */
  public static final String BYTES_IN = "millrace.bytes.in";

  /** Counter: messages put into the dead-letter topic. */
  public static final String DEAD_LETTERS = "millrace.dead.letters";

  /** Counter: attempts that failed and were made again. */
  public static final String RETRIES = "millrace.retries";

  /** Timer: from the first message of a batch to its hand-over. */
  public static final String BATCH = "millrace.batch";

  /** Timer: one commit, a transaction in Kafka. */
  public static final String COMMIT = "millrace.commit";

  /** Timer: one batch written to the warehouse, with all attempts it takes; the sink's alone. */
  public static final String WRITE = "millrace.write";

  /** Gauge: messages not yet consumed, over the partitions this instance owns. */
  public static final String LAG = "millrace.lag";

  /** Tag: name of the run. */
  public static final String TAG_RUN = "run";

  /** Tag: stage id. */
  public static final String TAG_STAGE = "stage";

  private MetricNames() {}
}
