package dev.millrace.event.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
  @Test
  void findsTheFirstQuoteOrBackslashAmongAnyBytes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      int from = random.nextInt(bytes.length + 1);
      int expected = from;
      while (expected < bytes.length && bytes[expected] != '"' && bytes[expected] != '\\') {
        expected++;
      }
      assertThat(ByteSearch.first(bytes, from, bytes.length, '"', '\\')).isEqualTo(expected);
    }
  }
}
