package dev.millrace.runtime.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How a worker is, for its probes and for whoever watches it. Safe for use by several threads.
 *
 * <p>Alive means that a loop of the worker has shown itself lately; waiting counts, since a wait
 * ends by itself.
 */
public final class Health {
  /** How long a worker may stay silent before it counts as hung. */
  public static final Duration SILENCE = Duration.ofSeconds(90);

  /** What a worker is doing. */
  public enum State {
    /** Connecting, joining its group, opening its warehouse. */
    STARTING,
    /** At work, or idle for want of work. */
    RUNNING,
    /** Held up by something that is expected to pass; the detail says by what. */
    WAITING,
    /** Over for good; the detail says why. */
    FAILED
  }

  /**
   * A state with its reason.
   *
   * @param state what the worker is doing
   * @param detail one sentence, empty while all is well
   */
  public record Report(State state, String detail) {}

  private final Clock clock;
  private volatile Report report = new Report(State.STARTING, "");
  private volatile Instant lastSign;

  /** A worker that is starting. */
  public Health() {
    this(Clock.systemUTC());
  }

  Health(Clock clock) {
    this.clock = clock;
    this.lastSign = clock.instant();
  }

  /** All is well; called at every turn of the worker's loop. */
  public void running() {
    sign(State.RUNNING, "");
  }

  /** Held up by what the sentence says. */
  public void waiting(String detail) {
    sign(State.WAITING, detail);
  }

  /** Over for good. */
  public void failed(String detail) {
    sign(State.FAILED, detail);
  }

  /** Shows that the worker is alive without a change of state. */
  public void heartbeat() {
    lastSign = clock.instant();
  }

  /** The present state. */
  public Report report() {
    return report;
  }

  /** Whether the process should be left to go on. */
  public boolean alive() {
    return report.state() != State.FAILED
        && Duration.between(lastSign, clock.instant()).compareTo(SILENCE) < 0;
  }

  /** Whether the worker is at work. */
  public boolean ready() {
    return report.state() == State.RUNNING;
  }

  private void sign(State state, String detail) {
    heartbeat();
    Report before = report;
    if (before.state() == State.FAILED) {
      return;
    }
    if (before.state() != state || !before.detail().equals(detail)) {
      report = new Report(state, detail);
    }
  }
}
