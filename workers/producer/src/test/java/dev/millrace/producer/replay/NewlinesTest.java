package dev.millrace.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NewlinesTest {
  @Test
  void findsWhatALoopFinds() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        // Neighbours of a newline and bytes with the high bit set are what bit tricks get wrong.
        bytes[i] = new byte[] {'\n', 9, 11, -118, bytes[i], bytes[i]}[random.nextInt(6)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      assertThat(Newlines.find(bytes, from, to)).isEqualTo(loop(bytes, from, to));
    }
  }

  private static int loop(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
