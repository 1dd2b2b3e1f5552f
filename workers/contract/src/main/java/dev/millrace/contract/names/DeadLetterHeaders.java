package dev.millrace.contract.names;

/** Headers of a record in the dead-letter topic. Values are UTF-8 text. */
public final class DeadLetterHeaders {
  /** Stage id that gave the message up. */
  public static final String STAGE = "millrace.stage";

  /** Name of a {@link dev.millrace.contract.event.DeadLetterReason}. */
  public static final String REASON = "millrace.reason";

  /** One sentence for people. */
  public static final String DETAIL = "millrace.detail";

  /** Topic, or file for a replay, that the message came from. */
  public static final String SOURCE = "millrace.source";

  /** Partition, or lane for a replay, within the source. */
  public static final String PARTITION = "millrace.partition";

  /** Offset, or byte position for a replay, within the partition. */
  public static final String OFFSET = "millrace.offset";

  /** Size in bytes of the original value; present only when the value here is cut short. */
  public static final String ORIGINAL_SIZE = "millrace.original-size";

  private DeadLetterHeaders() {}
}
