package dev.millrace.enricher.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Mutates documents at random and asks whether reader and oracle agree on every one. */
class EventReaderAgainstJacksonTest {
  private static final List<String> SEEDS =
      List.of(
          "{\"id\":1,\"text\":\"Grüße 😀 \\ud83d\\ude00 \\n"
              + "\",\"tags\":[\"a\",\"b\",[]],\"n\":-0.5e+10}",
          " { \"a\" : { \"b\" : [ true , false , null , {} ] } , \"c\" : \"\" } ",
          "[{\"a\":[1,2,{\"b\":\"字\"}]},0,\"x\"]",
          "{\"a\":1,\"b\":2,\"\\u0061b\":3,\"é\":4}",
          "-12.50",
          "\"नमस्ते\\t\\\\\"");
  private static final byte[] PIECES =
      "{}[]\",:\\u0019dDe.-+ \t\ntruefalsnE\u0001\u007f".getBytes(StandardCharsets.UTF_8);

  @Test
  void agreesOnMutatedDocuments() {
    SplittableRandom random = new SplittableRandom(20260101);
    EventReader reader = new EventReader(List.of(), "text");
    Map<Oracle.Verdict, Integer> met = new EnumMap<>(Oracle.Verdict.class);
    for (int round = 0; round < 60_000; round++) {
      byte[] value = SEEDS.get(round % SEEDS.size()).getBytes(StandardCharsets.UTF_8);
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        value = mutate(value, random);
      }
      Oracle.Verdict expected = Oracle.judge(value);
      met.merge(expected, 1, Integer::sum);
      if (!hasLoneEscapedSurrogate(value)) {
        assertThat(verdict(reader, value))
            .as(() -> "of this value")
            .withFailMessage(
                "%s expected for %s", expected, new String(value, StandardCharsets.UTF_8))
            .isEqualTo(expected);
      }
    }
    assertThat(met).containsOnlyKeys(Oracle.Verdict.values());
    assertThat(met.values()).allMatch(n -> n > 100, "each verdict was met often: " + met);
  }

  private static byte[] mutate(byte[] value, SplittableRandom random) {
    int at = random.nextInt(value.length + 1);
    int to = Math.min(value.length, at + random.nextInt(3));
    byte[] piece =
        switch (random.nextInt(4)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> new byte[] {PIECES[random.nextInt(PIECES.length)]};
          default -> java.util.Arrays.copyOfRange(value, at, Math.min(value.length, at + 6));
        };
    byte[] mutated = new byte[at + piece.length + value.length - to];
    System.arraycopy(value, 0, mutated, 0, at);
    System.arraycopy(piece, 0, mutated, at, piece.length);
    System.arraycopy(value, to, mutated, at + piece.length, value.length - to);
    return mutated.length == 0 ? new byte[] {'{'} : mutated;
  }

  /** The one thing Jackson lets pass on purpose: {@link EventReaderTest} has the cases. */
  private static boolean hasLoneEscapedSurrogate(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return java.util.regex.Pattern.compile("\\\\u[dD][89a-fA-F]")
        .matcher(text.replaceAll("\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..", ""))
        .find();
  }

  private static Oracle.Verdict verdict(EventReader reader, byte[] value) {
    try {
      reader.read(value);
      return Oracle.Verdict.Event;
    } catch (MalformedException e) {
      return switch (e.reason()) {
        case InvalidUtf8 -> Oracle.Verdict.NotUtf8;
        case InvalidJson -> Oracle.Verdict.NotJson;
        case NotAnObject -> Oracle.Verdict.NotAnObject;
        case DuplicateKey -> Oracle.Verdict.KeyTwice;
        default -> throw new AssertionError(e);
      };
    }
  }
}
