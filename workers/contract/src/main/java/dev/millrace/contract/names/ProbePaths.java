package dev.millrace.contract.names;

/** Where a worker answers over HTTP; all on one port. */
public final class ProbePaths {
  /** Port a worker listens on inside its container. */
  public static final int PORT = 8080;

  /** 200 while the process makes progress or may still recover by itself. */
  public static final String LIVE = "/livez";

  /** 200 once the stage is a member of its group and its warehouse or Kafka answers. */
  public static final String READY = "/readyz";

  /** Prometheus text format. */
  public static final String METRICS = "/metrics";

  private ProbePaths() {}
}
