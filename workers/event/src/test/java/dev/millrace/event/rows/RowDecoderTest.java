package dev.millrace.event.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.event.json.RejectedEventException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowDecoderTest {
  static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("at", ColumnType.TIMESTAMP),
          new Column("text", ColumnType.STRING),
          new Column("score", ColumnType.FLOAT64),
          new Column("ok", ColumnType.BOOL),
          new Column("tags", ColumnType.STRING_ARRAY),
          new Column("any", ColumnType.JSON),
          EventColumns.EXTRA);

  private final RowDecoder decoder = new RowDecoder(COLUMNS);
  private final RowsBuilder builder = new RowsBuilder(COLUMNS);

  @Test
  void everyTypeHasItsCell() throws Exception {
    Rows row =
        one(
            """
            {"id":-9223372036854775808,"at":"1970-01-01T00:00:01.5Z","text":"naïve 😀","score":1e-3,
             "ok":true,"tags":["a","ब"],"any":{"x":[1, 2.50]},"more":"y"}\
            """);

    assertThat(row.integer(0, 0)).isEqualTo(Long.MIN_VALUE);
    assertThat(row.integer(1, 0)).isEqualTo(1_500_000);
    assertThat(text(row, 2)).isEqualTo("naïve 😀");
    assertThat(row.real(3, 0)).isEqualTo(0.001);
    assertThat(row.truth(4, 0)).isTrue();
    assertThat(text(row, 5)).isEqualTo("[\"a\",\"ब\"]");
    assertThat(text(row, 6)).isEqualTo("{\"x\":[1, 2.50]}");
    assertThat(text(row, 7)).isEqualTo("{\"more\":\"y\"}");
    assertThat(row.offset(0)).isEqualTo(7);
  }

  @Test
  void absentAndNullAreNull() throws Exception {
    Rows row = one("{\"at\":null,\"ok\":null,\"tags\":null,\"any\":null,\"text\":null}");
    for (int column = 0; column < COLUMNS.size(); column++) {
      assertThat(row.isNull(column, 0)).as(COLUMNS.get(column).name()).isTrue();
    }
  }

  @Test
  void emptyIsNotNull() throws Exception {
    Rows row = one("{\"text\":\"\",\"tags\":[],\"any\":\"\",\"ok\":false,\"id\":0,\"score\":0}");
    assertThat(text(row, 2)).isEmpty();
    assertThat(text(row, 5)).isEqualTo("[]");
    assertThat(text(row, 6)).isEqualTo("\"\"");
    assertThat(row.isNull(4, 0)).isFalse();
    assertThat(row.truth(4, 0)).isFalse();
    assertThat(row.isNull(0, 0)).isFalse();
  }

  @Test
  void escapesAreResolvedInTextsAndKeptInJson() throws Exception {
    Rows row =
        one(
            """
            {"text":"a\\n\\"b\\" \\u0939 \\ud83d\\ude00 \\u0000","tags":["x\\ty"],
             "any":"\\u0041","at":"1970-01-01T00:00:0\\u0031Z"}\
            """);
    assertThat(text(row, 2)).isEqualTo("a\n\"b\" ह 😀 \0");
    assertThat(text(row, 5)).isEqualTo("[\"x\\ty\"]");
    assertThat(text(row, 6)).isEqualTo("\"\\u0041\"");
    assertThat(row.integer(1, 0)).isEqualTo(1_000_000);
  }

  @Test
  void halfASurrogatePairIsNoText() {
    assertThat(refusal(bytes("{\"text\":\"cut \\ud83d\"}")))
        .hasMessage("at byte 13: \\ud83d is half of a surrogate pair without the other half")
        .extracting(RejectedEventException::reason)
        .isEqualTo(DeadLetterReason.InvalidUtf8);
  }

  @Test
  void fieldsWithoutAColumnKeepTheirSpelling() throws Exception {
    Rows row =
        one(
            """
            { "b" : 1.00 ,"id":5, "ID": [ {"z":null} ,
              true ] , "s\\"\\u0041":"q\\"uote", "n":-12e+3, "t":true,"u":null, "extra":{}}\
            """);
    assertThat(row.integer(0, 0)).isEqualTo(5);
    assertThat(text(row, 7))
        .isEqualTo(
            "{\"b\":1.00,\"ID\":[ {\"z\":null} ,   true ],\"s\\\"\\u0041\":\"q\\\"uote\","
                + "\"n\":-12e+3,\"t\":true,\"u\":null,\"extra\":{}}");
  }

  @Test
  void withoutAnExtraColumnUnknownFieldsAreLeftOut() throws Exception {
    List<Column> columns = List.of(COLUMNS.get(0));
    RowsBuilder rows = new RowsBuilder(columns);
    new RowDecoder(columns).decode(0, bytes("{\"x\":1,\"id\":2}"), rows);
    assertThat(rows.build().get(0).integer(0, 0)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":1.0}            | field id: expected INT64 (an integer of 64 bits), found a number"
            + " with fraction or exponent: 1.0",
        "{\"id\":\"1\"}          | field id: expected INT64 (an integer of 64 bits), found a"
            + " string: \"1\"",
        "{\"id\":9223372036854775808} | field id: expected INT64 (an integer of 64 bits), found an"
            + " integer: 9223372036854775808",
        "{\"score\":1e999}       | field score: expected FLOAT64 (a number within a double's"
            + " range), found a number with fraction or exponent: 1e999",
        "{\"ok\":1}              | field ok: expected BOOL, found an integer: 1",
        "{\"text\":[\"a\"]}      | field text: expected STRING, found an array of strings: [\"a\"]",
        "{\"tags\":[\"a\",null]} | field tags: expected STRING_ARRAY (an array of strings), found"
            + " an array that holds more than strings: [\"a\",null]",
        "{\"tags\":{}}           | field tags: expected STRING_ARRAY (an array of strings), found"
            + " an object: {}",
        "{\"at\":\"today\",\"ok\":1} | field at: expected TIMESTAMP in format RFC3339 (a string"
            + " with an RFC 3339 time such as 2026-01-31T12:00:00Z), found a string: \"today\""
      })
  void anotherTypeIsRefused(String json, String detail) {
    RejectedEventException bad = refusal(bytes(json));
    assertThat(bad.reason()).isEqualTo(DeadLetterReason.WrongType);
    assertThat(bad).hasMessage(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1            | InvalidJson",
        "{\"text\":\"a       | InvalidJson",
        "{\"text\":\"a\\     | InvalidJson",
        "{\"text\":\"a\\x\"} | InvalidJson",
        "{\"text\":\"a\\u00g0\"} | InvalidJson",
        "{\"at\":\"1970\\    | InvalidJson",
        "{\"a\":01}          | InvalidJson",
        "{\"a\":NaN}         | InvalidJson",
        "{'a':1}             | InvalidJson",
        "{\"a\":1,}          | InvalidJson",
        "{\"a\":1}x          | InvalidJson",
        "{\"a\":1}{}         | InvalidJson",
        "{\"a\":\"tab\there\"} | InvalidJson",
        "{\"text\":\"tab\there\"} | InvalidJson",
        "x                   | InvalidJson",
        "[1]                 | NotAnObject",
        "\"text\"            | NotAnObject",
        "null                | NotAnObject",
        "3                   | NotAnObject",
        "{\"id\":1,\"id\":1} | DuplicateKey",
        "{\"id\":null,\"id\":1} | DuplicateKey",
        "{\"u\":1,\"\\u0075\":2} | DuplicateKey",
        "{\"extra\":1,\"extra\":2} | DuplicateKey",
        "{\"id\":true,\"ok\":1,} | InvalidJson"
      })
  void whatIsNotOneObjectIsRefused(String json, DeadLetterReason reason) {
    assertThat(refusal(bytes(json)).reason()).isEqualTo(reason);
  }

  @Test
  void nothingEmptyBlankAndBinaryAreRefused() {
    assertThat(refusal(null).reason()).isEqualTo(DeadLetterReason.NullValue);
    assertThat(refusal(new byte[0]).reason()).isEqualTo(DeadLetterReason.EmptyValue);
    assertThat(refusal(bytes(" \n ")).reason()).isEqualTo(DeadLetterReason.InvalidJson);
    assertThat(refusal(new byte[] {'{', '"', (byte) 0xC0, '"', ':', '1', '}'}))
        .hasMessage("at byte 2: not a UTF-8 sequence")
        .extracting(RejectedEventException::reason)
        .isEqualTo(DeadLetterReason.InvalidUtf8);
    assertThat(refusal("{\"id\":1}".getBytes(StandardCharsets.UTF_16)).reason())
        .isEqualTo(DeadLetterReason.InvalidUtf8);
    assertThat(refusal("{\"id\":1}".getBytes(StandardCharsets.UTF_16LE)).reason())
        .isEqualTo(DeadLetterReason.InvalidJson);
  }

  @Test
  void deepNestingIsRefusedAndLongThingsAreNot() throws Exception {
    assertThat(refusal(bytes("{\"u\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")).reason())
        .isEqualTo(DeadLetterReason.TooDeep);
    String digits = "1".repeat(100_000);
    assertThat(refusal(bytes("{\"id\":" + digits + "}")).reason())
        .isEqualTo(DeadLetterReason.WrongType);
    Rows row = one("{\"u\":" + digits + ",\"" + digits + "\":\"" + "x".repeat(1 << 20) + "\"}");
    assertThat(row.utf8(7, 0)).hasSize(2 * 100_000 + (1 << 20) + 12);
  }

  @Test
  void aRefusedEventLeavesNoTrace() throws Exception {
    decoder.decode(0, bytes("{\"text\":\"a\\n\",\"u\":1}"), builder);
    refusal(bytes("{\"text\":\"b\\n\",\"score\":1,\"v\":2,\"id\":\"wrong\"}"));
    decoder.decode(2, bytes("{\"text\":\"c\\n\"}"), builder);

    Rows rows = builder.build().get(0);
    assertThat(rows.size()).isEqualTo(2);
    assertThat(new String(rows.utf8(2, 1), StandardCharsets.UTF_8)).isEqualTo("c\n");
    assertThat(rows.isNull(3, 1)).isTrue();
    assertThat(rows.isNull(7, 1)).isTrue();
    assertThat(new String(rows.utf8(7, 0), StandardCharsets.UTF_8)).isEqualTo("{\"u\":1}");
  }

  private RejectedEventException refusal(byte[] value) {
    return catchThrowableOfType(
        RejectedEventException.class, () -> decoder.decode(1, value, builder));
  }

  private Rows one(String json) throws RejectedEventException {
    decoder.decode(7, bytes(json), builder);
    return builder.build().get(0);
  }

  private static String text(Rows rows, int column) {
    return new String(rows.utf8(column, 0), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
