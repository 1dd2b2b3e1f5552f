package dev.millrace.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Mutates documents at random and asks whether reader and oracle agree on every one. */
class ObjectReaderAgainstJacksonTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
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
    ObjectReader reader = new ObjectReader(List.of("text", "ab"));
    Map<JacksonOracle.Verdict, Integer> met = new EnumMap<>(JacksonOracle.Verdict.class);
    for (int round = 0; round < 60_000; round++) {
      byte[] value = SEEDS.get(round % SEEDS.size()).getBytes(StandardCharsets.UTF_8);
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        value = mutate(value, random);
      }
      JacksonOracle.Verdict expected = JacksonOracle.judge(value);
      met.merge(expected, 1, Integer::sum);
      if (!hasLoneEscapedSurrogate(value)) {
        assertThat(verdict(reader, value))
            .as(() -> "of this value")
            .withFailMessage(
                "%s expected for %s", expected, new String(value, StandardCharsets.UTF_8))
            .isEqualTo(expected);
      }
    }
    assertThat(met).containsOnlyKeys(JacksonOracle.Verdict.values());
    assertThat(met.values()).allMatch(n -> n > 100, "each verdict was met often: " + met);
  }

  @Test
  void showsTheValuesThatJacksonReads() throws Exception {
    SplittableRandom random = new SplittableRandom(20260102);
    ObjectReader reader = new ObjectReader(List.of("id", "text"));
    int compared = 0;
    for (int round = 0; round < 60_000; round++) {
      byte[] value = SEEDS.get(round % SEEDS.size()).getBytes(StandardCharsets.UTF_8);
      for (int edits = random.nextInt(3); edits > 0; edits--) {
        value = mutate(value, random);
      }
      if (JacksonOracle.judge(value) == JacksonOracle.Verdict.Event) {
        int start = ByteOrderMark.length(value);
        JsonNode expected =
            JACKSON.readTree(
                new String(value, start, value.length - start, StandardCharsets.UTF_8));
        if (StandardCharsets.UTF_8.newEncoder().canEncode(expected.toString())) {
          ObjectNode shown = JACKSON.createObjectNode();
          reader.read(value, start, (place, member) -> put(member, shown));
          assertThat(shown).isEqualTo(expected);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(10_000);
  }

  private static void put(Member member, ObjectNode into) {
    try {
      byte[] bytes = member.bytes();
      JsonNode value = JACKSON.readTree(bytes, member.from(), member.to() - member.from());
      String name =
          JACKSON
              .readTree(bytes, member.nameFrom(), member.nameTo() - member.nameFrom())
              .textValue();
      assertThat(member.kind()).isEqualTo(kind(value));
      if (value.isTextual()) {
        assertThat(new String(member.unescaped(), StandardCharsets.UTF_8))
            .isEqualTo(value.textValue());
      }
      into.set(name, value);
    } catch (IOException e) {
      throw new AssertionError("the range of a value is a value", e);
    }
  }

  private static ValueKind kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> ValueKind.STRING;
      case NUMBER -> value.isIntegralNumber() ? ValueKind.INTEGER : ValueKind.DECIMAL;
      case BOOLEAN -> ValueKind.BOOLEAN;
      case NULL -> ValueKind.NULL;
      case OBJECT -> ValueKind.OBJECT;
      case ARRAY -> {
        boolean strings = true;
        for (JsonNode element : value) {
          strings &= element.isTextual();
        }
        yield strings ? ValueKind.STRING_ARRAY : ValueKind.ARRAY;
      }
      default -> throw new AssertionError(value);
    };
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

  /** The one thing Jackson lets pass on purpose: {@link ObjectReaderTest} has the cases. */
  private static boolean hasLoneEscapedSurrogate(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return java.util.regex.Pattern.compile("\\\\u[dD][89a-fA-F]")
        .matcher(text.replaceAll("\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..", ""))
        .find();
  }

  private static JacksonOracle.Verdict verdict(ObjectReader reader, byte[] value) {
    try {
      reader.read(value, ByteOrderMark.length(value), (place, member) -> {});
      return JacksonOracle.Verdict.Event;
    } catch (RejectedEventException e) {
      return switch (e.reason()) {
        case InvalidUtf8 -> JacksonOracle.Verdict.NotUtf8;
        case InvalidJson -> JacksonOracle.Verdict.NotJson;
        case NotAnObject -> JacksonOracle.Verdict.NotAnObject;
        case DuplicateKey -> JacksonOracle.Verdict.KeyTwice;
        default -> throw new AssertionError(e);
      };
    }
  }
}
