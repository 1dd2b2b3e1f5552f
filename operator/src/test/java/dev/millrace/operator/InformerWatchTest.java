package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InformerWatchTest {
  private final InformerWatch watch = new InformerWatch();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void onlyInformersThatStayOutOfStepAreLost() {
    assertThat(watch.isLost(false, now)).isFalse();
    now = now.plus(InformerWatch.PATIENCE).minusMillis(1);
    assertThat(watch.isLost(false, now)).isFalse();
    assertThat(watch.isLost(true, now)).as("they are back").isFalse();
    now = now.plusMillis(1);
    assertThat(watch.isLost(false, now)).isFalse();
    now = now.plus(InformerWatch.PATIENCE);
    assertThat(watch.isLost(false, now)).isTrue();
  }
}
