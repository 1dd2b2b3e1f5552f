package dev.millrace.connector.bigquery.fault;

/** BigQuery refused a request, or gave no answer. */
public final class FaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** A refusal and the client's own account of it. */
  public FaultException(Fault fault, Throwable cause) {
    super(fault.sentence(), cause);
    this.fault = fault;
  }

  /** The refusal. */
  public Fault fault() {
    return fault;
  }
}
