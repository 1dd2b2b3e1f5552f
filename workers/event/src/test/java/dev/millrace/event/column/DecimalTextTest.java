package dev.millrace.event.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.0",
        "1",
        "0.1",
        "-0.8622",
        "123456789012345",
        "1234567890123456",
        "9007199254740993",
        "12345678.1234567",
        "12345678.12345678",
        "0.000000000000001",
        "1e5",
        "1E-5",
        "4.9e-324",
        "1.7976931348623157e308",
        "1e309",
        "-1e999",
        "1e-999",
        "2.2250738585072011e-308",
        "123456789012345678901234567890"
      })
  void readsAsTheJdkDoes(String number) {
    check(number);
  }

  @Test
  void readsRandomNumbersAsTheJdkDoes() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200_000; i++) {
      long digits = random.nextLong() >> random.nextInt(63);
      int point = random.nextInt(0, 18);
      check(
          String.format(
              Locale.ROOT, "%d.%0" + (point + 1) + "d", digits >> 20, random.nextInt(10)));
      check(Double.toString(digits / 64.0));
      check(Long.toString(digits));
      check(digits + "e" + random.nextInt(-30, 30));
    }
  }

  private static void check(String number) {
    byte[] bytes = ("[" + number + "]").getBytes(StandardCharsets.US_ASCII);
    double expected = Double.parseDouble(number);
    assertThat(DecimalText.value(bytes, 1, bytes.length - 1)).as(number).isEqualTo(expected);
  }
}
