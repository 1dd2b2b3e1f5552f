package dev.millrace.event.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.event.json.ObjectReader;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.json.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnReaderTest {
  private static final Set<ColumnType> NUMBERS =
      Set.of(ColumnType.INT64, ColumnType.FLOAT64, ColumnType.BOOL, ColumnType.TIMESTAMP);

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
  void fits(ColumnType type, String value) throws RejectedEventException {
    read(type, value);
  }

  @ParameterizedTest
  @EnumSource
  void nullFitsEveryType(ColumnType type) throws RejectedEventException {
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
    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> read(type, value))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.WrongType))
        .withMessageStartingWith("field f: expected " + type)
        .withMessageContaining(", found ")
        .withMessageEndingWith(": " + value);
  }

  @Test
  void theVerdictNamesFieldExpectedAndFound() {
    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> read(ColumnType.INT64, "\"" + "many".repeat(30) + "\""))
        .withMessage(
            "field f: expected INT64 (an integer of 64 bits), found a string: \""
                + "many".repeat(14)
                + "man…");
  }

  @Test
  void whatIsKeptAsANumber() throws RejectedEventException {
    assertThat(read(ColumnType.INT64, "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(read(ColumnType.INT64, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(read(ColumnType.BOOL, "true")).isOne();
    assertThat(read(ColumnType.BOOL, "false")).isZero();
    assertThat(read(ColumnType.TIMESTAMP, "\"1970-01-01T00:00:01.5Z\"")).isEqualTo(1_500_000);
    assertThat(read(ColumnType.FLOAT64, "-2.5e3")).isEqualTo(Double.doubleToRawLongBits(-2500));
  }

  private static long read(ColumnType type, String value) throws RejectedEventException {
    ColumnReader reader = new ColumnReader(new Column("f", type));
    List<RejectedEventException> mismatches = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    String json = "{\"other\":true,\"f\":" + value + ",\"more\":1}";
    new ObjectReader(List.of("f"))
        .read(
            json.getBytes(StandardCharsets.UTF_8),
            0,
            (place, member) -> {
              if (place == 0 && !reader.read(member)) {
                mismatches.add(reader.mismatch(member));
              } else if (place == 0 && NUMBERS.contains(type) && member.kind() != ValueKind.NULL) {
                numbers.add(reader.number(member));
              }
            });
    if (!mismatches.isEmpty()) {
      throw mismatches.get(0);
    }
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }
}
