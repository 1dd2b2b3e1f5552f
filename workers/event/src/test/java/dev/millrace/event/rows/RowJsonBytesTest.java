package dev.millrace.event.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowJsonBytesTest {
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
      assertThat(RowJsonBytes.quoteOrBackslash(bytes, from)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"a\":1          | 3",
        "\"a\\\"b\":1     | 6",
        "\"a\\\\\":1      | 5",
        "\"no end         | 7",
        "\"no end\\       | 8"
      })
  void findsTheEndOfAString(String json, int after) {
    assertThat(RowJsonBytes.afterString(bytes(json), 1)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\\ud83d\\ude00]           | [\\ud83d\\ude00]",
        "[\\ud83d]                  | [\\ufffd]",
        "[\\ude00\\ud83d]           | [\\ufffd\\ufffd]",
        "[\\ud83d\\ud83d\\ude00]    | [\\ufffd\\ud83d\\ude00]",
        "[\\ud83d\\n]               | [\\ufffd\\n]",
        "[\\\\ud83d]                | [\\\\ud83d]",
        "[\\\\\\ud83d]              | [\\\\\\ufffd]",
        "[\\uD83D\\u0041]           | [\\ufffd\\u0041]"
      })
  void mendsHalfSurrogatePairsAndNothingElse(String json, String mended) {
    Arena arena = new Arena();
    RowJsonBytes.appendMended(bytes(json), 0, json.length(), arena);
    assertThat(new String(arena.take(), StandardCharsets.UTF_8)).isEqualTo(mended);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
