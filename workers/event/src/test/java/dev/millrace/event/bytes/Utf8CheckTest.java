package dev.millrace.event.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  @Test
  void agreesWithTheJdkOnEveryPairAndManyLongerSequences() {
    for (int pair = 0; pair < 0x10000; pair++) {
      check((byte) (pair >> 8), (byte) pair);
    }
    SplittableRandom random = new SplittableRandom(2);
    int[] lead = {0x20, 0x7F, 0x80, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
    int[] tail = {0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = new byte[random.nextInt(1, 24)];
      for (int b = 0; b < bytes.length; b++) {
        int[] from = random.nextInt(3) == 0 ? lead : tail;
        bytes[b] = (byte) (random.nextInt(4) == 0 ? 'a' : from[random.nextInt(from.length)]);
      }
      check(bytes);
    }
  }

  @Test
  void findsTheFirstMalformedByteBehindLongText() {
    byte[] bytes = "0123456789 हिन्दी 😀 0123456789".getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8Check.firstFault(bytes)).isEqualTo(-1);
    bytes[bytes.length - 2] = (byte) 0xFF;
    assertThat(Utf8Check.firstFault(bytes)).isEqualTo(bytes.length - 2);
  }

  private void check(byte... bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    boolean wellFormed = !decoder.reset().decode(in, out, true).isError();
    assertThat(Utf8Check.firstFault(bytes)).isEqualTo(wellFormed ? -1 : in.position());
  }
}
