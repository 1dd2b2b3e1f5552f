package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateMeterTest {
  private static final long SECOND = 1_000_000_000L;

  private final RateMeter meter = new RateMeter(Duration.ofSeconds(5));

  @Test
  void isZeroBeforeTwoReadings() {
    assertThat(meter.perSecond()).isZero();
    meter.add(0, 1000);
    assertThat(meter.perSecond()).isZero();
  }

  @Test
  void isTheSlopeOverTheWindowOnly() {
    for (int i = 0; i <= 10; i++) {
      meter.add(i * SECOND, i * 100L);
    }
    for (int i = 11; i <= 20; i++) {
      meter.add(i * SECOND, 1000 + (i - 10) * 300L);
    }
    assertThat(meter.perSecond()).isEqualTo(300);
  }

  @Test
  void isZeroWhileNothingMoves() {
    for (int i = 0; i <= 10; i++) {
      meter.add(i * SECOND, 7);
    }
    assertThat(meter.perSecond()).isZero();
  }
}
