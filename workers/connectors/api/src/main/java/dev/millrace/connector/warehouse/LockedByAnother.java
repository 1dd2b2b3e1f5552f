package dev.millrace.connector.warehouse;

/**
 * Somebody else holds the warehouse, which takes one writer at a time: the same call is made again
 * until that one is gone. Meanwhile a sink is better without partitions.
 */
public final class LockedByAnother extends WarehouseException {
  private static final long serialVersionUID = 1L;

  /** A lock with a sentence for people and what told of it. */
  public LockedByAnother(String message, Throwable cause) {
    super(message, cause);
  }
}
