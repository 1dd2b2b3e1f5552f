package dev.millrace.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices that informers stay out of step with the API server. One whose watch was refused does not
 * begin again when it is permitted, so after some time only a new process helps. For one thread.
 */
final class InformerWatch {
  /** So long runs are told of it, and an API server that is away may come back. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private Optional<Instant> since = Optional.empty();

  /** Takes a look; whether they were out of step in every look for too long. */
  boolean isLost(boolean inStep, Instant now) {
    since = inStep ? Optional.empty() : since.or(() -> Optional.of(now));
    return since.filter(began -> !now.isBefore(began.plus(PATIENCE))).isPresent();
  }
}
