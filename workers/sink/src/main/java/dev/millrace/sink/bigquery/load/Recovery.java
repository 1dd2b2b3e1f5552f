package dev.millrace.sink.bigquery.load;

import dev.millrace.sink.bigquery.fault.Fault;

/**
 * The two tables on which exactly-once rests: what follows from the state of a job, for the replica
 * that made the batch and still has its file, and for one that only finds the intent.
 */
public final class Recovery {
  private Recovery() {}

  /** For the replica that made the batch. */
  public static Step owner(JobState state) {
    if (state instanceof JobState.Unknown) {
      return Step.SUBMIT;
    }
    if (state instanceof JobState.Running) {
      return Step.WAIT;
    }
    if (state instanceof JobState.Loaded) {
      return Step.COMMIT;
    }
    if (state instanceof JobState.Failed failed) {
      return afterFailure(failed.fault());
    }
    return Step.ABANDON;
  }

  /**
   * For a replica that took a partition over and finds an intent beside its offset. It does not
   * have the file and may not own all partitions the job covers, so it never submits the job; it
   * makes sure that nobody can, and loads its own partition's rows anew.
   */
  public static Step successor(JobState state) {
    if (state instanceof JobState.Unknown) {
      return Step.FENCE;
    }
    if (state instanceof JobState.Running) {
      return Step.WAIT;
    }
    return state instanceof JobState.Loaded ? Step.COMMIT : Step.NEXT_ATTEMPT;
  }

  private static Step afterFailure(Fault fault) {
    return switch (fault.kind()) {
      case ROWS, TOO_LARGE -> Step.SPLIT;
      case QUOTA -> Step.NEXT_ATTEMPT_WITH_QUOTA;
      case TRANSIENT, DUPLICATE -> Step.NEXT_ATTEMPT;
      case NOT_FOUND, CREDENTIALS, DENIED, BILLING, REFUSED -> Step.NEXT_ATTEMPT_WHEN_MENDED;
    };
  }
}
