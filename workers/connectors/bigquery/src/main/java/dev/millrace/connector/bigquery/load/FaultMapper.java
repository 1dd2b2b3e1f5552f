package dev.millrace.connector.bigquery.load;

import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.warehouse.QuotaExhausted;
import dev.millrace.connector.warehouse.RetryAfter;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Turns faults into what the sink acts on, and counts how long a quota has been used up. */
public final class FaultMapper {
  /** Jobs in a row that may fail before they are spaced, when it is the service that fails. */
  private static final int MOST_AT_ONCE = 3;

  /** Jobs in a row that may fail for their rows: enough to find a few of them. */
  private static final int MOST_FOR_ROWS = 24;

  private final PollIntervals pollIntervals;
  private final Advice advice;
  private final Clock clock;
  private int quotaHits;
  private int rateHits;
  private int failedJobs;

  /** Refusals by this clock. */
  public FaultMapper(PollIntervals pollIntervals, Advice advice, Clock clock) {
    this.pollIntervals = pollIntervals;
    this.advice = advice;
    this.clock = clock;
  }

  /**
   * A fault while doing something. Whatever a person can mend from outside is worth another try:
   * the run goes on once it is mended.
   */
  public WarehouseException of(String doing, FaultException refused) {
    Fault fault = refused.fault();
    String sentence = doing + ": " + advice.sentence(fault);
    return switch (fault.kind()) {
      case QUOTA -> new QuotaExhausted(sentence, afterQuota(), refused);
      case RATE_LIMIT -> new QuotaExhausted(sentence, afterRateLimit(), refused);
      case TRANSIENT,
          ROWS,
          TOO_LARGE,
          DUPLICATE,
          NOT_FOUND,
          NO_LOGIN,
          CREDENTIALS,
          DENIED,
          BILLING,
          API_DISABLED,
          QUOTA_PROJECT,
          REFUSED ->
          new TransientFailure(sentence, refused);
    };
  }

  /**
   * What follows from a job that failed, beside how its rows are loaded now. A table takes so many
   * jobs a day, failed ones included: jobs that go on failing are submitted ever more seldom, and
   * what only a person can mend is tried at most once an hour in the end.
   *
   * @return empty when the next job may be submitted at once
   */
  public Optional<WarehouseException> ofJob(String id, Fault fault) {
    FaultException failure = new FaultException(fault, null);
    failedJobs++;
    return switch (fault.kind()) {
      case QUOTA, RATE_LIMIT -> Optional.of(of("load job " + id, failure));
      case ROWS, TOO_LARGE ->
          failedJobs <= MOST_FOR_ROWS
              ? Optional.empty()
              : Optional.of(later(id, failure, ofServer(failedJobs - MOST_FOR_ROWS)));
      case TRANSIENT ->
          Optional.of(
              failedJobs <= MOST_AT_ONCE
                  ? of("load job " + id, failure)
                  : later(id, failure, ofServer(failedJobs - MOST_AT_ONCE)));
      default ->
          Optional.of(
              later(
                  id,
                  failure,
                  PollIntervals.doubled(
                      pollIntervals.firstMending(), pollIntervals.lastQuota(), failedJobs - 1)));
    };
  }

  /** A failure after which trying again soon would only cost jobs. */
  public RetryAfter held(String doing, FaultException refused) {
    failedJobs++;
    return new RetryAfter(
        doing + ": " + advice.sentence(refused.fault()),
        in(
            PollIntervals.doubled(
                pollIntervals.firstMending(), pollIntervals.lastQuota(), failedJobs - 1)),
        refused);
  }

  private Duration ofServer(int times) {
    return PollIntervals.doubled(
        pollIntervals.firstRateLimit(), pollIntervals.firstQuota(), times - 1);
  }

  private RetryAfter later(String id, FaultException failure, Duration wait) {
    return new RetryAfter(
        "load job " + id + ": " + advice.sentence(failure.fault()), in(wait), failure);
  }

  /** BigQuery took something: a quota is not used up. */
  public void taken() {
    failedJobs = 0;
    quotaHits = 0;
    rateHits = 0;
  }

  private Instant afterQuota() {
    return in(
        PollIntervals.doubled(pollIntervals.firstQuota(), pollIntervals.lastQuota(), quotaHits++));
  }

  private Instant afterRateLimit() {
    return in(
        PollIntervals.doubled(
            pollIntervals.firstRateLimit(), pollIntervals.firstQuota(), rateHits++));
  }

  private Instant in(Duration wait) {
    return clock.instant().plus(wait).truncatedTo(ChronoUnit.MILLIS);
  }
}
