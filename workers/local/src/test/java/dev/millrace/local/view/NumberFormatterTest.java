package dev.millrace.local.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatterTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.4, 0",
    "999, 999",
    "999.6, 1.00k",
    "1000, 1.00k",
    "9994, 9.99k",
    "9999, 10.0k",
    "48210, 48.2k",
    "99990, 100k",
    "999400, 999k",
    "999600, 1.00M",
    "1250000, 1.25M"
  })
  void threeDigitsAndAUnit(double value, String text) {
    assertThat(NumberFormatter.brief(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "4400, 4 s",
    "59499, 59 s",
    "59500, 1 min",
    "80000, 1 min 20 s",
    "3600000, 1 h",
    "7500000, 2 h 5 min",
    "262800000, 3 d 1 h"
  })
  void twoUnitsOfTime(long millis, String text) {
    assertThat(NumberFormatter.time(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0%", "0.629, 62%", "0.9999, 99%", "1, 100%"})
  void neverAHundredPercentTooEarly(double fraction, String text) {
    assertThat(NumberFormatter.percent(fraction)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"9840, 9.8 s", "59949, 59.9 s", "59950, 1 min", "125000, 2 min 5 s"})
  void tenthsOfASecondBelowAMinute(long millis, String text) {
    assertThat(NumberFormatter.exactTime(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"812000000, 812 MB", "1500000000, 1.50 GB"})
  void decimalBytes(long bytes, String text) {
    assertThat(NumberFormatter.bytes(bytes)).isEqualTo(text);
  }
}
