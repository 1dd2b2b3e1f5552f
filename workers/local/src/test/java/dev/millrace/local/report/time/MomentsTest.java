package dev.millrace.local.report.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  private static final Instant AT = Instant.parse("2026-03-01T23:30:05Z");
  private static final ZoneId DELHI = ZoneId.of("Asia/Kolkata");

  @Test
  void fullMomentsNameTheirZone() {
    assertThat(Moments.full(AT, DELHI)).isEqualTo("2 Mar 2026, 05:00:05 IST");
  }

  @Test
  void theDayIsNamedWhereItIsAnother() {
    assertThat(Moments.clock(AT, AT.minusSeconds(60), DELHI)).isEqualTo("05:00:05");
    assertThat(Moments.clock(AT, AT.minusSeconds(6 * 3_600), DELHI)).isEqualTo("2 Mar 05:00:05");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S,PT1M,23:30:05",
    "PT1M,PT1H,23:30",
    "PT8H,P2D,1 Mar 23:30",
    "P1D,P9D,1 Mar",
    "P90D,P500D,1 Mar 2026"
  })
  void axesHaveTheShortestThatIsClear(Duration step, Duration length, String text) {
    assertThat(Moments.onAxis(AT, step, length)).isEqualTo(text);
  }
}
