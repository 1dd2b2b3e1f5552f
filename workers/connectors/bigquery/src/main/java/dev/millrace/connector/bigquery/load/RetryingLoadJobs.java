package dev.millrace.connector.bigquery.load;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.ContextualSupplier;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.Faults;
import java.time.Duration;

/**
 * Makes a request a few times when it meets a fault that passes. Google's client makes a POST only
 * once, rightly: it does not know that a job with the same id does no harm.
 */
public final class RetryingLoadJobs implements LoadJobs {
  private static final int RETRIES = 4;
  private static final double JITTER = 0.2;

  private final LoadJobs jobs;
  private final FailsafeExecutor<JobState> patience;

  /**
   * A few attempts each.
   *
   * @param first wait after the first failure; doubles from then on, with jitter
   */
  public RetryingLoadJobs(LoadJobs jobs, Duration first) {
    this.jobs = jobs;
    this.patience =
        Failsafe.with(
            RetryPolicy.<JobState>builder()
                .handleIf(RetryingLoadJobs::passes)
                .withMaxRetries(RETRIES)
                .withBackoff(first, first.multipliedBy(1L << RETRIES))
                .withJitter(JITTER)
                .build());
  }

  @Override
  public JobState find(String id) {
    return attempts(context -> jobs.find(id));
  }

  /** Between two submissions it asks: a file that has arrived need not be sent again. */
  @Override
  public JobState submit(String id, SliceFile file) {
    return attempts(
        context -> {
          if (!context.isFirstAttempt()) {
            JobState state = jobs.find(id);
            if (!(state instanceof JobState.Unknown)) {
              return state;
            }
          }
          return jobs.submit(id, file);
        });
  }

  private JobState attempts(ContextualSupplier<JobState, JobState> request) {
    try {
      return patience.get(request);
    } catch (FailsafeException e) {
      Fault interrupted = Faults.of(e);
      throw new FaultException(interrupted, e);
    }
  }

  private static boolean passes(Throwable failure) {
    return failure instanceof FaultException refused && refused.fault().passesSoon();
  }
}
