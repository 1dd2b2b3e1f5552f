package dev.millrace.event.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteArrayBuilderTest {
  private final ByteArrayBuilder bytes = new ByteArrayBuilder(1);

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 99, 100, 12_345, Long.MAX_VALUE, -1, -10, Long.MIN_VALUE})
  void writesDecimalNumbers(long value) {
    assertThat(bytes.append(value).toByteArray()).asString().isEqualTo("" + value);
  }

  @Test
  void writesNumbersOfEveryLengthAsTheJdkDoes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      bytes.clear();
      assertThat(bytes.append(value).toByteArray()).asString().isEqualTo("" + value);
    }
  }

  @Test
  void padsWithZeros() {
    assertThat(bytes.appendPadded(7, 3).appendPadded(12, 2).toByteArray())
        .asString()
        .isEqualTo("00712");
  }

  @Test
  void encodesAsTheJdkDoes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      int[] points = random.ints(8, 0, Character.MAX_CODE_POINT + 1).toArray();
      String text = new String(points, 0, points.length).replaceAll("[\\ud800-\\udfff]", "x");
      bytes.clear();
      bytes.appendUtf8(text.toCharArray(), 0, text.length());
      assertThat(bytes.toByteArray()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() {
    bytes.appendUtf8("a\ud83dz\ude00\ud83d".toCharArray(), 0, 5);
    assertThat(bytes.toByteArray()).asString().isEqualTo("a\uFFFDz\uFFFD\uFFFD");
  }

  @Test
  void whatIsTruncatedIsGone() {
    bytes.append("abc");
    ByteArrayBuilder other = new ByteArrayBuilder();
    other.append("xy");
    bytes.truncate(1);
    bytes.append(other).append((byte) '!');
    assertThat(bytes.toByteArray()).asString().isEqualTo("axy!");
    assertThat(bytes.size()).isEqualTo(4);
  }
}
