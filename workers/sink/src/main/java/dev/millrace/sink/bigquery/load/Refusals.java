package dev.millrace.sink.bigquery.load;

import dev.millrace.sink.bigquery.fault.Advice;
import dev.millrace.sink.bigquery.fault.Fault;
import dev.millrace.sink.bigquery.fault.FaultException;
import dev.millrace.sink.warehouse.QuotaExhausted;
import dev.millrace.sink.warehouse.TransientFailure;
import dev.millrace.sink.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Turns faults into what the sink acts on, and counts how long a quota has been used up. */
public final class Refusals {
  private final Waits waits;
  private final Advice advice;
  private final Clock clock;
  private int quotaHits;
  private int rateHits;

  /** Refusals by this clock. */
  public Refusals(Waits waits, Advice advice, Clock clock) {
    this.waits = waits;
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

  /** BigQuery took something: a quota is not used up. */
  public void taken() {
    quotaHits = 0;
    rateHits = 0;
  }

  private Instant afterQuota() {
    return in(Waits.doubled(waits.firstQuota(), waits.lastQuota(), quotaHits++));
  }

  private Instant afterRateLimit() {
    return in(Waits.doubled(waits.firstRateLimit(), waits.firstQuota(), rateHits++));
  }

  private Instant in(Duration wait) {
    return clock.instant().plus(wait).truncatedTo(ChronoUnit.MILLIS);
  }
}
