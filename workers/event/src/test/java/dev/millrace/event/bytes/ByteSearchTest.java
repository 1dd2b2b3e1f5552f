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
      for (int b = 0; b < bytes.length; b += 3) {
        // Neighbours of what is looked for and high bits are what bit tricks get wrong.
        bytes[b] = new byte[] {'"', '!', '#', '[', -0x5E, bytes[b]}[random.nextInt(6)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      int expected = from;
      while (expected < to && bytes[expected] != '"' && bytes[expected] != '\\') {
        expected++;
      }
      assertThat(ByteSearch.first(bytes, from, to, '"', '\\')).isEqualTo(expected);
    }
  }
}
