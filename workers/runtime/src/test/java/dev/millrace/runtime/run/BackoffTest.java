package dev.millrace.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Exception FAILURE = new IllegalStateException("down");

  private final Backoff backoff = new Backoff();

  @Test
  void growsToTenSecondsAndStaysThere() {
    List<Duration> delays = Stream.generate(() -> backoff.failed(FAILURE)).limit(50).toList();

    assertThat(delays.get(0)).isBetween(Duration.ofMillis(80), Duration.ofMillis(120));
    assertThat(delays.get(3)).isGreaterThan(Duration.ofMillis(500));
    assertThat(delays.get(49)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    assertThat(backoff.failures()).isEqualTo(50);
  }

  @Test
  void startsAgainAfterSuccess() {
    Stream.generate(() -> backoff.failed(FAILURE)).limit(20).forEach(delay -> {});

    backoff.succeeded();

    assertThat(backoff.failures()).isZero();
    assertThat(backoff.failed(FAILURE)).isLessThan(Duration.ofMillis(130));
  }
}
