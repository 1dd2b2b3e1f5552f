package dev.millrace.local.run;

import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.warehouse.RunWarehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Waits until somebody has logged in on this machine, where the warehouse asks for that. */
final class LoginWait {
  /** Long enough to log in in another window. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final RunWarehouse warehouse;
  private final Duration limit;

  /** A wait that has not begun; it takes at most this long. */
  LoginWait(RunWarehouse warehouse, Duration limit) {
    this.warehouse = warehouse;
    this.limit = limit;
  }

  /**
   * Waits.
   *
   * @param pause waits for a time; true when the user wants to stop
   * @param say is told once when there is no login
   * @throws RunFailedException when there is none within the time
   */
  void await(Predicate<Duration> pause, Consumer<String> say) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean told = false;
    Optional<String> missing = warehouse.missingLogin();
    while (missing.isPresent()) {
      if (System.nanoTime() >= deadline) {
        throw new RunFailedException(
            "waited %d s for a login: %s".formatted(limit.toSeconds(), missing.get()));
      }
      if (!told) {
        say.accept(
            "waiting for a login, at most %d s: %s".formatted(limit.toSeconds(), missing.get()));
        told = true;
      }
      if (pause.test(BETWEEN)) {
        return;
      }
      missing = warehouse.missingLogin();
    }
  }
}
