package dev.millrace.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.event.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectReaderTest {
  private final ObjectReader reader = new ObjectReader(List.of("known"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " \t\r\n{ } \n",
        "{\"\":0}",
        "{\"a\":{\"a\":1,\"a\":2}}",
        "{\"a\":[],\"b\":{},\"c\":[[{}]]}",
        "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"}",
        "{\"a\":-0,\"b\":0.0,\"c\":1e5,\"d\":1E-5,\"e\":123456789012345678901234567890.5e+300}",
        "{\"a\":\"\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff\"}"
      })
  void isAnEvent(String json) throws RejectedEventException {
    read(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          {                  -> InvalidJson -> at byte 1: expected '"', found the end
          {"a"               -> InvalidJson -> at byte 4: expected ':', found the end
          {"a":              -> InvalidJson -> at byte 5: expected a value, found the end
          {"a":1             -> InvalidJson -> at byte 6: expected ',' or '}', found the end
          {"a":1,}           -> InvalidJson -> at byte 7: expected '"', found '}'
          {"a":[1,]}         -> InvalidJson -> at byte 8: expected a value, found ']'
          {"a":[1}           -> InvalidJson -> at byte 7: expected ',' or ']', found '}'
          {"a":{"b":1]}      -> InvalidJson -> at byte 11: expected ',' or '}', found ']'
          {a:1}              -> InvalidJson -> at byte 1: expected '"', found 'a'
          {'a':1}            -> InvalidJson -> at byte 1: expected '"', found '''
          {"a":01}           -> InvalidJson -> at byte 6: expected ',' or '}', found '1'
          {"a":+1}           -> InvalidJson -> at byte 5: expected a value, found '+'
          {"a":.5}           -> InvalidJson -> at byte 5: expected a value, found '.'
          {"a":1.}           -> InvalidJson -> at byte 7: expected a digit, found '}'
          {"a":1e}           -> InvalidJson -> at byte 7: expected a digit, found '}'
          {"a":-}            -> InvalidJson -> at byte 6: expected a digit, found '}'
          {"a":NaN}          -> InvalidJson -> at byte 5: expected a value, found 'N'
          {"a":nul}          -> InvalidJson -> at byte 8: expected null, found '}'
          {"a":"x            -> InvalidJson -> at byte 7: the string from byte 5 never ends
          {"a":"\\x"}        -> InvalidJson -> at byte 7: expected one of "\\/bfnrtu after a backslash, found 'x'
          {"a":"\\u12G4"}    -> InvalidJson -> at byte 10: expected a hexadecimal digit, found 'G'
          {"a":1} x          -> InvalidJson -> at byte 8: expected nothing more, found 'x'
          {"a":1}{"a":1}     -> InvalidJson -> at byte 7: expected nothing more, found '{'
          [1,2               -> InvalidJson -> at byte 4: expected ',' or ']', found the end
          {"a":"\\ud83d"}    -> InvalidUtf8 -> at byte 6: \\ud83d is half of a surrogate pair without the other half
          {"\\ude00":1}      -> InvalidUtf8 -> at byte 2: \\ude00 is half of a surrogate pair without the other half
          {"a":["\\ud83dx"]} -> InvalidUtf8 -> at byte 7: \\ud83d is half of a surrogate pair without the other half
          [1,2]              -> NotAnObject -> expected an object, found an array that holds more than strings
          "text"             -> NotAnObject -> expected an object, found a string
          12                 -> NotAnObject -> expected an object, found an integer
          null               -> NotAnObject -> expected an object, found null
          {"a":1,"a":1}      -> DuplicateKey -> the key a stands twice
          {"a":1,"\\u0061":1} -> DuplicateKey -> the key a stands twice
          {"a":1,"a":2,      -> InvalidJson -> at byte 13: expected '"', found the end
          """)
  void isRejected(String json, DeadLetterReason reason, String detail) {
    assertRejected(json.getBytes(StandardCharsets.UTF_8), reason, detail);
  }

  @Test
  void controlCharactersMustBeEscaped() {
    assertRejected(
        "{\"a\":\"1234567\n\"}".getBytes(StandardCharsets.UTF_8),
        DeadLetterReason.InvalidJson,
        "at byte 13: a control character stands in a string");
    assertRejected(
        "{\"a\":1}\0".getBytes(StandardCharsets.UTF_8),
        DeadLetterReason.InvalidJson,
        "at byte 7: expected nothing more, found byte 0x00");
  }

  @ParameterizedTest
  @CsvSource({
    "80, 6", // a continuation alone
    "C3 28, 6", // no continuation
    "C0 AF, 6", // overlong in two
    "C1 BF, 6",
    "E0 9F BF, 6", // overlong in three
    "F0 8F BF BF, 6", // overlong in four
    "ED A0 80, 6", // a surrogate
    "ED BF BF, 6",
    "F4 90 80 80, 6", // beyond U+10FFFF
    "F5 80 80 80, 6",
    "FF, 6",
    "E2 82, 6", // cut short by the quote
    "F0 9F 98, 6",
    "E2 82 AC E2 28 A1, 9"
  })
  void illFormedUtf8IsFoundInStrings(String hex, int place) {
    byte[] value = around("{\"a\":\"", hex, "\"}");
    assertRejected(
        value, DeadLetterReason.InvalidUtf8, "at byte " + place + ": not a UTF-8 sequence");
  }

  @Test
  void illFormedUtf8OutweighsWhatElseIsWrong() {
    assertRejected(
        around("not json ", "FF", " at all"),
        DeadLetterReason.InvalidUtf8,
        "at byte 9: not a UTF-8 sequence");
    assertRejected(
        around("{\"a\":1}", "E2 82", ""),
        DeadLetterReason.InvalidUtf8,
        "at byte 7: not a UTF-8 sequence");
    assertRejected(
        around("{\"a\":", "E2 82 AC", "}"),
        DeadLetterReason.InvalidJson,
        "at byte 5: expected a value, found byte 0xe2");
  }

  @Test
  void depthHasALimitAndNoStackOverflow() throws RejectedEventException {
    read(nested(1000));

    assertRejected(
        nested(1001), DeadLetterReason.TooDeep, "at byte 3000: nested deeper than 1000 levels");
    assertRejected(
        "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8),
        DeadLetterReason.TooDeep,
        "at byte 1000: nested deeper than 1000 levels");
  }

  @Test
  void manyFieldsAreStillWatchedForDuplicates() throws RejectedEventException {
    String fields =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "\"field_with_a_long_name_" + i + "\":" + i)
            .collect(Collectors.joining(","));

    read(("{" + fields + "}").getBytes(StandardCharsets.UTF_8));

    for (int again : new int[] {0, 31, 32, 33, 49_999}) {
      assertRejected(
          ("{" + fields + ",\"field_with_a_long_name_" + again + "\":0}")
              .getBytes(StandardCharsets.UTF_8),
          DeadLetterReason.DuplicateKey,
          "the key field_with_a_long_name_" + again + " stands twice");
    }
    read(("{" + fields + "}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void membersAreShownInTheirOrder() throws RejectedEventException {
    String json = " {\"kn\\u006fwn\" : \"a\\n\", \"x\":[1 ,2],\"\":-0.5 } ";
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    List<String> shown = new ArrayList<>();

    reader.read(
        value,
        0,
        (place, member) ->
            shown.add(
                String.join(
                    "|",
                    String.valueOf(place),
                    json.substring(member.nameFrom(), member.nameTo()),
                    json.substring(member.from(), member.to()),
                    member.kind().name(),
                    String.valueOf(member.escaped()))));

    assertThat(shown)
        .containsExactly(
            "0|\"kn\\u006fwn\"|\"a\\n\"|STRING|true",
            ObjectReader.UNKNOWN + "|\"x\"|[1 ,2]|ARRAY|false",
            ObjectReader.UNKNOWN + "|\"\"|-0.5|DECIMAL|false");
    assertThat(reader.open()).isEqualTo(json.indexOf('{'));
    assertThat(reader.close()).isEqualTo(json.indexOf('}'));
    assertThat(reader.isEmpty()).isFalse();
  }

  @Test
  void nothingAndNoBytesAreNoEvents() {
    assertRejected(null, DeadLetterReason.NullValue, "the record has no value");
    assertRejected(new byte[0], DeadLetterReason.EmptyValue, "the value has no bytes");
  }

  @Test
  void aByteOrderMarkIsPassedOverOnlyWhenAskedFor() throws RejectedEventException {
    byte[] marked = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
    reader.read(marked, ByteOrderMark.length(marked), (place, member) -> {});
    assertThat(reader.isEmpty()).isTrue();
    assertRejected(
        marked, DeadLetterReason.InvalidJson, "at byte 0: expected a value, found byte 0xef");
    assertThat(ByteOrderMark.length(new byte[] {(byte) 0xEF, (byte) 0xBB})).isZero();
  }

  private void read(byte[] value) throws RejectedEventException {
    reader.read(value, 0, (place, member) -> {});
  }

  private static byte[] nested(int depth) {
    return ("{\"a\":[".repeat(depth / 2) + (depth % 2 == 1 ? "[]" : "") + "]}".repeat(depth / 2))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] around(String before, String hex, String after) {
    byte[] middle = new byte[(hex.length() + 1) / 3];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (byte) Integer.parseInt(hex.substring(i * 3, i * 3 + 2), 16);
    }
    byte[] head = before.getBytes(StandardCharsets.UTF_8);
    byte[] tail = after.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + middle.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(middle, 0, all, head.length, middle.length);
    System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
    return all;
  }

  private void assertRejected(byte[] value, DeadLetterReason reason, String detail) {
    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> read(value))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .withMessage(detail);
  }
}
