package dev.millrace.local.agree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.event.TimeFormat;
import dev.millrace.enricher.Result;
import dev.millrace.enricher.Transformation;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.RowsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the enricher lets pass the sink can write, and what the sink can write passes. */
class TimesAgreeTest {
  private static final int TRIES = 20_000;

  private static final List<String> VALUES =
      List.of(
          "\"2026-11-01T10:00:01Z\"",
          "\"2026-11-01 10:00:01\"",
          "\"2026-11-01\"",
          "1762000000",
          "1762000000123",
          "\"Wed Oct 10 20:19:24 +0000 2018\"",
          "\"2016-12-31T23:59:60Z\"",
          "\"2026-01-01T00:00:00.1234567891Z\"",
          "\"2026-01-01T00:00:00+19:00\"",
          "\"2026-13-01T00:00:00Z\"");

  /** For each format the values it reads. */
  @ParameterizedTest
  @CsvSource({
    "RFC3339, 0 6 7",
    "DateTime, 0 1 6 7",
    "Date, 2",
    "EpochSeconds, 3",
    "EpochMillis, 3 4",
    "EpochMicros, 3 4",
    "Twitter, 5"
  })
  void aDeclaredFormatDecidesAndNothingIsGuessed(TimeFormat format, String readable) {
    List<String> read = List.of(readable.split(" "));
    for (int i = 0; i < VALUES.size(); i++) {
      String value = VALUES.get(i);
      Result result = enriched(format, value);
      if (read.contains(String.valueOf(i))) {
        assertThat(result).as(value).isInstanceOf(Result.Enriched.class);
        assertThatCode(() -> decode(format, value)).as(value).doesNotThrowAnyException();
      } else {
        assertThat(result).as(value).isInstanceOf(Result.Poison.class);
        Result.Poison poison = (Result.Poison) result;
        assertThat(poison.reason()).isEqualTo(DeadLetterReason.WrongType);
        assertThat(poison.detail())
            .startsWith("field at: expected TIMESTAMP in format " + format)
            .endsWith(": " + value);
        assertThatExceptionOfType(RejectedEventException.class)
            .isThrownBy(() -> decode(format, value))
            .withMessage(poison.detail());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void neitherTakesWhatTheOtherRefuses(TimeFormat format) {
    SplittableRandom random = new SplittableRandom(7);
    int read = 0;
    for (int i = 0; i < TRIES; i++) {
      String value = changed(VALUES.get(random.nextInt(VALUES.size())), random);
      boolean passes = enriched(format, value) instanceof Result.Enriched;
      assertThat(passes).as("%s as %s", value, format).isEqualTo(converts(format, value));
      read += passes ? 1 : 0;
    }
    assertThat(read).isBetween(TRIES / 100, TRIES - TRIES / 100);
  }

  /** A value with up to two characters changed, left out, doubled or escaped. */
  private static String changed(String value, SplittableRandom random) {
    List<String> characters = new ArrayList<>(List.of(value.split("")));
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(1, characters.size() - 1);
      String digit = String.valueOf(random.nextInt(10));
      String before = characters.get(at);
      String escaped =
          before.length() == 1
              ? String.format(Locale.ROOT, "\\u%04x", (int) before.charAt(0))
              : before;
      boolean text = value.startsWith("\"");
      String other =
          switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> before + before;
            case 2 -> text ? escaped : digit;
            case 3 -> text ? "é" : ".5";
            default -> digit;
          };
      characters.set(at, other);
    }
    return String.join("", characters);
  }

  private static boolean converts(TimeFormat format, String value) {
    try {
      decode(format, value);
      return true;
    } catch (RejectedEventException e) {
      return false;
    }
  }

  private static Result enriched(TimeFormat format, String value) {
    return new Transformation(List.of(), columns(format)).apply(event(value));
  }

  private static void decode(TimeFormat format, String value) throws RejectedEventException {
    new RowDecoder(columns(format)).decode(0, event(value), new RowsBuilder(columns(format)));
  }

  private static List<Column> columns(TimeFormat format) {
    return List.of(new Column("at", ColumnType.TIMESTAMP, Optional.of(format)));
  }

  private static byte[] event(String value) {
    return ("{\"id\":1,\"at\":" + value + "}").getBytes(StandardCharsets.UTF_8);
  }
}
