package dev.millrace.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusFiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "1000, 1.0k",
    "1210, 1.2k",
    "48200, 48.2k",
    "99940, 99.9k",
    "99960, 100k",
    "811345, 811k",
    "999499, 999k",
    "999500, 1.0M",
    "1000000, 1.0M",
    "9223372036854775807, 9223P"
  })
  void fitNarrowColumns(long number, String text) {
    assertThat(StatusFigures.of(number)).isEqualTo(text);
  }
}
