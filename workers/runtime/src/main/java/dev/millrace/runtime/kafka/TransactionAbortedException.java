package dev.millrace.runtime.kafka;

/** Nothing of the transaction happened; read again from the committed offsets. */
public final class TransactionAbortedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TransactionAbortedException(String id, Throwable cause) {
    super("transaction of " + id + " undone: " + KafkaFailures.sentence(cause), cause);
  }
}
