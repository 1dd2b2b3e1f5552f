package dev.millrace.connector.warehouse;

/**
 * The warehouse is another one than was opened, or lacks what was written to it: removed, replaced,
 * or an older copy of itself. It is opened anew, and what it has is asked before anything is
 * written to it.
 */
public final class WarehouseReplaced extends WarehouseException {
  private static final long serialVersionUID = 1L;

  /** What was noticed, in a sentence for people. */
  public WarehouseReplaced(String message) {
    super(message, null);
  }
}
