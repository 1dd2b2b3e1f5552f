package dev.millrace.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.runtime.progress.StageTotals;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StageTrackTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final StageTrack track = new StageTrack();

  @Test
  void idleTimeBeforeAndAfterDoesNotCount() {
    at(0, 0);
    at(5, 0);
    at(6, 1000);
    at(7, 2000);
    at(60, 2000);
    assertThat(track.active()).isEqualTo(Duration.ofSeconds(2));
    assertThat(track.average()).isEqualTo(1000);
  }

  @Test
  void whatEarlierSessionsDidDoesNotCountAsSpeed() {
    at(0, 1_000_000);
    at(1, 1_000_500);
    assertThat(track.average()).isEqualTo(500);
    assertThat(track.peak()).isEqualTo(500);
    assertThat(track.totals().in()).isEqualTo(1_000_500);
  }

  @Test
  void thePeakStaysWhenTheRateFalls() {
    at(0, 0);
    at(1, 9_000);
    at(2, 9_001);
    at(20, 9_002);
    assertThat(track.peak()).isEqualTo(9_000);
    assertThat(track.rate()).isLessThan(100);
  }

  @Test
  void aStageThatDidNothingHasNeitherTimeNorSpeed() {
    at(0, 7);
    at(9, 7);
    assertThat(track.active()).isZero();
    assertThat(track.average()).isZero();
    assertThat(track.peak()).isZero();
  }

  private void at(long second, long in) {
    track.add(second * SECOND, new StageTotals(in, 0));
  }
}
