package dev.millrace.enricher.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldRulesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          STRING       | ""
          STRING       | "x\\n"
          INT64        | 0
          INT64        | -1
          INT64        | 999999999999999999
          INT64        | 9223372036854775807
          INT64        | -9223372036854775808
          FLOAT64      | 1
          FLOAT64      | -1.5e300
          FLOAT64      | 1e-999
          BOOL         | true
          BOOL         | false
          TIMESTAMP    | "2026-01-01T00:00:00Z"
          TIMESTAMP    | "2024-02-29t23:59:59.123456789+05:30"
          TIMESTAMP    | "2026-01-01T00:00:00.1-18:00"
          TIMESTAMP    | "2026-01-01T00:00:00.1234567891Z"
          TIMESTAMP    | "2016-12-31T23:59:60Z"
          TIMESTAMP    | "2026\\u002d01-01T00:00:00z"
          STRING_ARRAY | []
          STRING_ARRAY | ["a", "b"]
          JSON         | {"a": [1, "x", null]}
          JSON         | 1
          """)
  void fits(ColumnType type, String value) throws MalformedException {
    read(type, value);
  }

  @ParameterizedTest
  @EnumSource
  void nullFitsEveryType(ColumnType type) throws MalformedException {
    read(type, "null");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          STRING       | 1
          STRING       | ["a"]
          INT64        | "1"
          INT64        | 1.0
          INT64        | 1e3
          INT64        | 9223372036854775808
          INT64        | -9223372036854775809
          INT64        | 10000000000000000000
          INT64        | true
          FLOAT64      | "1.5"
          FLOAT64      | 1e309
          BOOL         | 0
          BOOL         | "true"
          TIMESTAMP    | 1767225600
          TIMESTAMP    | "2026-01-01"
          TIMESTAMP    | "2026-01-01 00:00:00Z"
          TIMESTAMP    | "2026-01-01T00:00:00"
          TIMESTAMP    | "2026-01-01T00:00Z"
          TIMESTAMP    | "2026-13-01T00:00:00Z"
          TIMESTAMP    | "2026-02-29T00:00:00Z"
          TIMESTAMP    | "2026-04-31T00:00:00Z"
          TIMESTAMP    | "1900-02-29T00:00:00Z"
          TIMESTAMP    | "0000-01-01T00:00:00Z"
          TIMESTAMP    | "2026-01-01T24:00:00Z"
          TIMESTAMP    | "2026-01-01T00:60:00Z"
          TIMESTAMP    | "2026-01-01T23:59:60Z"
          TIMESTAMP    | "2026-01-01T00:00:00.Z"
          TIMESTAMP    | "2026-01-01T00:00:00+0530"
          TIMESTAMP    | "2026-01-01T00:00:00+18:01"
          TIMESTAMP    | "2026-01-01T00:00:00Z "
          STRING_ARRAY | "a"
          STRING_ARRAY | ["a", 1]
          STRING_ARRAY | ["a", null]
          STRING_ARRAY | [["a"]]
          STRING_ARRAY | [[]]
          STRING_ARRAY | [{}]
          STRING_ARRAY | {"a": "b"}
          """)
  void doesNotFit(ColumnType type, String value) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> read(type, value))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.WrongType))
        .withMessageStartingWith("field f: expected " + type)
        .withMessageContaining(", found ")
        .withMessageEndingWith(": " + value);
  }

  @Test
  void theVerdictNamesFieldExpectedAndFound() {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> read(ColumnType.INT64, "\"" + "many".repeat(30) + "\""))
        .withMessage(
            "field f: expected INT64 (an integer of 64 bits), found a string: \""
                + "many".repeat(14)
                + "man…");
  }

  @Test
  void aNameTwiceOutweighsAWrongType() {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> read(ColumnType.INT64, "\"x\",\"f\":1"))
        .withMessage("the key f stands twice");
  }

  @Test
  void theTextIsUnescaped() throws MalformedException {
    EventReader reader =
        new EventReader(
            List.of(new FieldRule("text", List.of(new Column("text", ColumnType.STRING)), false)),
            "text");

    String json =
        "{\"x\":\"no\",\"te\\u0078t\":\"\\\"Größe\\\" \\/ 字 😀\\ud83d\\ude00\\u00e9\\b\\f\\n"
            + "\\r"
            + "\\t\"}";
    assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8)).text())
        .hasToString("\"Größe\" / 字 😀😀é\b\f\n\r\t");
    assertThat(reader.read("{\"text\":null}".getBytes(StandardCharsets.UTF_8)).hasText()).isFalse();
    assertThat(reader.read("{}".getBytes(StandardCharsets.UTF_8)).hasText()).isFalse();
    assertThat(reader.read("{\"text\":\"\"}".getBytes(StandardCharsets.UTF_8)).text())
        .hasToString("");
  }

  private static void read(ColumnType type, String value) throws MalformedException {
    List<FieldRule> rules =
        List.of(
            new FieldRule("other", List.of(new Column("other", ColumnType.BOOL)), false),
            new FieldRule("f", List.of(new Column("f", type)), false));
    String json = "{\"other\":true,\"f\":" + value + ",\"more\":1}";
    new EventReader(rules, "text").read(json.getBytes(StandardCharsets.UTF_8));
  }
}
