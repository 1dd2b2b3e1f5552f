package dev.millrace.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }
  }

  private final HandClock clock = new HandClock();
  private final Health health = new Health(clock);

  @Test
  void isReadyOnlyWhileAtWork() {
    assertThat(health.ready()).isFalse();
    health.running();
    assertThat(health.ready()).isTrue();
    health.waiting("waiting for Kafka: refused");
    assertThat(health.ready()).isFalse();
    assertThat(health.alive()).isTrue();
    assertThat(health.report().detail()).isEqualTo("waiting for Kafka: refused");
  }

  @Test
  void silenceMeansHung() {
    health.running();
    clock.now = clock.now.plus(Health.SILENCE);
    assertThat(health.alive()).isFalse();
    health.heartbeat();
    assertThat(health.alive()).isTrue();
  }

  @Test
  void failureIsForGood() {
    health.failed("no such table");
    health.running();
    assertThat(health.alive()).isFalse();
    assertThat(health.report().detail()).isEqualTo("no such table");
  }
}
