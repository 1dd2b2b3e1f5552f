package dev.millrace.local.run;

import dev.millrace.local.engine.RunFailedException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits until somebody has logged in on this machine, where the warehouse asks for that. */
final class LoginWait {
  /** Long enough to log in in another window. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Supplier<Optional<String>> missingLogin;
  private final Duration limit;

  /**
   * A wait that has not begun.
   *
   * @param missingLogin how to log in; empty where that was done
   * @param limit longest wait
   */
  LoginWait(Supplier<Optional<String>> missingLogin, Duration limit) {
    this.missingLogin = missingLogin;
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
    Optional<String> missing = missingLogin.get();
    while (missing.isPresent()) {
      if (System.nanoTime() >= deadline) {
        throw new RunFailedException(
            String.format(
                Locale.ROOT, "waited %d s for a login: %s", limit.toSeconds(), missing.get()));
      }
      if (!told) {
        say.accept(
            String.format(
                Locale.ROOT,
                "waiting for a login, at most %d s: %s",
                limit.toSeconds(),
                missing.get()));
        told = true;
      }
      if (pause.test(BETWEEN)) {
        return;
      }
      missing = missingLogin.get();
    }
  }
}
