package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.Stage;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RetryingCallTest {
  private final StopSignal stop = new StopSignal();
  private final Health health = new Health();
  private final StageMetrics metrics = new StageMetrics(new SimpleMeterRegistry(), "t", Stage.SINK);
  private final RetryingCall retryingCall = new RetryingCall(stop, health, metrics);

  @Test
  void repeatsUntilItSucceedsAndSaysWhatItWaitsFor() {
    AtomicInteger calls = new AtomicInteger();
    String result =
        retryingCall
            .until(
                "Kafka",
                () -> {
                  if (calls.incrementAndGet() < 3) {
                    throw new ExecutionException(new TimeoutException("no answer"));
                  }
                  return "here";
                })
            .orElseThrow();

    assertThat(result).isEqualTo("here");
    assertThat(metrics.retries()).isEqualTo(2);
    assertThat(health.report().detail()).isEqualTo("waiting for Kafka: no answer");
  }

  @Test
  void endsWhenAskedToStop() {
    assertThat(
            retryingCall.until(
                "Kafka",
                () -> {
                  stop.request();
                  throw new TimeoutException("no answer");
                }))
        .isEmpty();
  }

  @Test
  void whatOnlyAPersonCanMendIsNotRepeated() {
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(
            () ->
                retryingCall.until(
                    "reading tweets.raw",
                    () -> {
                      throw new TopicAuthorizationException("Topic authorization failed.");
                    }))
        .withMessage("reading tweets.raw: Topic authorization failed.");
    assertThat(metrics.retries()).isZero();
  }
}
