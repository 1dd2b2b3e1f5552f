package dev.millrace.local.engine;

import dev.millrace.runtime.kafka.KafkaFailures;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Waits for a Kafka to answer. */
public final class KafkaWait {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private KafkaWait() {}

  /**
   * Waits.
   *
   * @param limit longest wait
   * @param stop ends the wait early
   * @param say is told once when the first attempt fails
   * @return whether it answered; false when stopped
   * @throws RunFailedException when it did not within the time, or never will
   */
  public static boolean forAnswer(
      Admin admin, String address, Duration limit, BooleanSupplier stop, Consumer<String> say)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean told = false;
    while (!stop.getAsBoolean()) {
      try {
        admin.describeCluster().nodes().get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (ExecutionException | TimeoutException e) {
        String reason =
            e instanceof TimeoutException ? "no answer" : KafkaFailures.sentence(e.getCause());
        if (KafkaFailures.isFatal(e) || System.nanoTime() > deadline) {
          throw new RunFailedException(
              String.format(
                  Locale.ROOT,
                  "Kafka at %s cannot be used: %s%s",
                  address,
                  reason,
                  KafkaFailures.isFatal(e) ? "" : " within " + limit.toSeconds() + " s"));
        }
        if (!told) {
          say.accept(
              String.format(
                  Locale.ROOT,
                  "waiting for Kafka at %s, at most %d s: %s",
                  address,
                  limit.toSeconds(),
                  reason));
          told = true;
        }
      }
    }
    return false;
  }
}
