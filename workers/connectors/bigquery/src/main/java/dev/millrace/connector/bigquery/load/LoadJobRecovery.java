package dev.millrace.connector.bigquery.load;

import dev.millrace.connector.bigquery.fault.Fault;

/**
 * The table on which exactly-once rests. It is the same for the replica that made a batch and for
 * one that finds it begun: neither trusts its memory, both ask BigQuery, and since BigQuery takes a
 * job id once it does no harm when both submit.
 */
public final class LoadJobRecovery {
  private LoadJobRecovery() {}

  /** What follows from the state of a job. */
  public static Step after(JobState state) {
    if (state instanceof JobState.Unknown) {
      return Step.SUBMIT;
    }
    if (state instanceof JobState.Running) {
      return Step.WAIT;
    }
    if (state instanceof JobState.Foreign) {
      return Step.STOP;
    }
    if (state instanceof JobState.Failed failed) {
      return afterFailure(failed.fault());
    }
    return Step.DONE;
  }

  private static Step afterFailure(Fault fault) {
    return switch (fault.kind()) {
      case ROWS, TOO_LARGE -> Step.SPLIT;
      case TRANSIENT,
          RATE_LIMIT,
          QUOTA,
          DUPLICATE,
          NOT_FOUND,
          NO_LOGIN,
          CREDENTIALS,
          DENIED,
          BILLING,
          API_DISABLED,
          QUOTA_PROJECT,
          REFUSED ->
          Step.NEXT_ATTEMPT;
    };
  }
}
