package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterLimitTest {
  @ParameterizedTest
  @CsvSource({
    "0,     1,      1, false, true",
    "500,   500, 1000, false, false",
    "500,   501,  501, false, true",
    "10%,   99,   999, false, false",
    "10%,   99,   999, true,  false",
    "10%,   100,  999, false, false",
    "10%,   100,  999, true,  true",
    "10%,   100, 1000, false, false",
    "10%,   101, 1000, false, true",
    "0.5%,  6,   1000, false, true",
    "0%,    1,   1000, false, true",
    "100%,  9,      9, true,  false",
  })
  void aNumberCountsAtOnceAndAShareOnceThereAreEnoughEvents(
      String max, long dead, long read, boolean over, boolean exceeded) {
    assertThat(DeadLetterLimit.of(max).exceeded(dead, read, over)).isEqualTo(exceeded);
  }

  @Test
  void withoutALimitThereAreNeverTooMany() {
    assertThat(DeadLetterLimit.of(null).exceeded(Long.MAX_VALUE, Long.MAX_VALUE, true)).isFalse();
  }
}
