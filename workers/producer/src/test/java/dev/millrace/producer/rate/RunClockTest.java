package dev.millrace.producer.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunClockTest {
  @Test
  void startsAtTheWallClockAndFollowsTheTimeThatWentBy() {
    AtomicLong nanoTime = new AtomicLong(-5);
    RunClock clock =
        new RunClock(Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC), nanoTime::get);

    assertThat(clock.now()).isEqualTo(1_000_000_000L);
    nanoTime.addAndGet(7);
    assertThat(clock.now()).isEqualTo(1_000_000_007L);
  }
}
