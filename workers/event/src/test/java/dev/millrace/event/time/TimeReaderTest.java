package dev.millrace.event.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.TimeFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
  private static final int TRIES = 100_000;

  @ParameterizedTest
  @CsvSource({
    "DateTime, 2026-11-01 10:00:01, 2026-11-01T10:00:01Z",
    "DateTime, 2026-11-01T10:00:01, 2026-11-01T10:00:01Z",
    "DateTime, 2026-11-01 10:00:01.5, 2026-11-01T10:00:01.5Z",
    "DateTime, 2026-11-01 10:00:01.1234567, 2026-11-01T10:00:01.123456Z",
    "DateTime, 2026-11-01 10:00:01Z, 2026-11-01T10:00:01Z",
    "DateTime, 2026-11-01 10:00:01 Z, 2026-11-01T10:00:01Z",
    "DateTime, 2026-11-01 10:00:01 UTC, 2026-11-01T10:00:01Z",
    "DateTime, 2026-11-01 10:00:01.25 UTC, 2026-11-01T10:00:01.25Z",
    "DateTime, 2026-11-01 10:00:01+02:00, 2026-11-01T08:00:01Z",
    "DateTime, 2026-11-01 10:00:01 -0230, 2026-11-01T12:30:01Z",
    "DateTime, 2016-12-31 23:59:60, 2017-01-01T00:00:00Z",
    "Date, 2026-11-01, 2026-11-01T00:00:00Z",
    "Date, 0001-01-01, 0001-01-01T00:00:00Z",
    "EpochSeconds, 1762000000, 2025-11-01T12:26:40Z",
    "EpochSeconds, 0, 1970-01-01T00:00:00Z",
    "EpochSeconds, -0, 1970-01-01T00:00:00Z",
    "EpochSeconds, -1, 1969-12-31T23:59:59Z",
    "EpochSeconds, 1.5, 1970-01-01T00:00:01.5Z",
    "EpochSeconds, -1.5, 1969-12-31T23:59:58.5Z",
    "EpochSeconds, 1.1234567, 1970-01-01T00:00:01.123456Z",
    "EpochSeconds, 253402300799, 9999-12-31T23:59:59Z",
    "EpochSeconds, -62135596800, 0001-01-01T00:00:00Z",
    "EpochMillis, 1762000000123, 2025-11-01T12:26:40.123Z",
    "EpochMillis, -1, 1969-12-31T23:59:59.999Z",
    "EpochMillis, 1.25, 1970-01-01T00:00:00.00125Z",
    "EpochMicros, 1762000000123456, 2025-11-01T12:26:40.123456Z",
    "EpochMicros, 253402300799999999, 9999-12-31T23:59:59.999999Z",
    "EpochMicros, -62135596800000000, 0001-01-01T00:00:00Z",
    "Twitter, Wed Oct 10 20:19:24 +0000 2018, 2018-10-10T20:19:24Z",
    "Twitter, Wed Oct 10 20:19:24 -0330 2018, 2018-10-10T23:49:24Z",
    "Twitter, Thu Jan 01 00:00:00 +0000 1970, 1970-01-01T00:00:00Z"
  })
  void readsTimes(TimeFormat format, String text, Instant time) {
    assertThat(Times.micros(format, text)).isEqualTo(micros(time));
  }

  @ParameterizedTest
  @CsvSource({
    "DateTime, 2026-11-01",
    "DateTime, 2026-11-01 10:00",
    "DateTime, 2026-11-01  10:00:01",
    "DateTime, 2026-11-01 10:00:01.",
    "DateTime, 2026-11-01 10:00:01  Z",
    "DateTime, '2026-11-01 10:00:01 '",
    "DateTime, 2026-11-01 10:00:01 CET",
    "DateTime, 2026-11-01 10:00:01 +1",
    "DateTime, 2026-11-01 10:00:01+19:00",
    "DateTime, 2026-11-01 10:00:60",
    "DateTime, 2026-13-01 10:00:01",
    "DateTime, 0000-11-01 10:00:01",
    "Date, 2026-11-01Z",
    "Date, 2026-11-1",
    "Date, 20261101",
    "Date, 2026-02-29",
    "Date, 2026-11-01T00:00:00Z",
    "Date, 0000-12-31",
    "EpochSeconds, 1.7e9",
    "EpochSeconds, 1.",
    "EpochSeconds, -",
    "EpochSeconds, 253402300800",
    "EpochSeconds, -62135596801",
    "EpochSeconds, 1762000000123",
    "EpochSeconds, 99999999999999999999999999999999",
    "EpochMillis, 253402300800000",
    "EpochMicros, 253402300800000000",
    "EpochMicros, 9223372036854775807",
    "EpochMicros, -62135596800000001",
    "Twitter, Tue Oct 10 20:19:24 +0000 2018",
    "Twitter, Wed Okt 10 20:19:24 +0000 2018",
    "Twitter, wed Oct 10 20:19:24 +0000 2018",
    "Twitter, Wed Oct 10 20:19:24 +00:00 2018",
    "Twitter, Wed Oct 10 20:19:24 Z0000 2018",
    "Twitter, Wed Oct 32 20:19:24 +0000 2018",
    "Twitter, Wed Oct 10 24:19:24 +0000 2018"
  })
  void refusesWhatIsNoTime(TimeFormat format, String text) {
    assertThat(Times.micros(format, text)).isEqualTo(TimeReader.INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void noFormatReadsNothingOrAMonthThatIsNone(TimeFormat format) {
    assertThat(Times.micros(format, "")).isEqualTo(TimeReader.INVALID);
    assertThat(Times.micros(format, "2026-13-01T00:00:00Z")).isEqualTo(TimeReader.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EpochSeconds", "EpochMillis", "EpochMicros"})
  void numbersAreWhatBigDecimalMakesOfThem(TimeFormat format) {
    SplittableRandom random = new SplittableRandom(3);
    int places = format == TimeFormat.EpochSeconds ? 6 : format == TimeFormat.EpochMillis ? 3 : 0;
    for (int i = 0; i < TRIES; i++) {
      long micros = random.nextLong(-62_135_596_800_000_000L, 253_402_300_800_000_000L);
      String text = BigDecimal.valueOf(micros, places).toPlainString();
      assertThat(Times.micros(format, text)).as(text).isEqualTo(micros);
    }
  }

  @Test
  void textsAreWhatJavaTimeWrites() {
    SplittableRandom random = new SplittableRandom(4);
    DateTimeFormatter twitter =
        DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z uuuu", Locale.ENGLISH);
    DateTimeFormatter dateTime =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSSSSS]", Locale.ROOT);
    for (int i = 0; i < TRIES; i++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-62_135_500_000L, 253_402_200_000L), random.nextInt(1_000_000_000));
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_081));
      OffsetDateTime local = time.atOffset(zone);
      assertThat(Times.micros(TimeFormat.DateTime, time.atOffset(ZoneOffset.UTC).format(dateTime)))
          .isEqualTo(micros(time));
      assertThat(Times.micros(TimeFormat.Twitter, local.format(twitter)))
          .as(local.format(twitter))
          .isEqualTo(time.getEpochSecond() * 1_000_000);
      assertThat(Times.micros(TimeFormat.Date, local.toLocalDate().toString()))
          .isEqualTo(local.toLocalDate().toEpochDay() * 86_400_000_000L);
    }
  }

  @Test
  void bytesOfAllKindsAreReadWithoutFailing() {
    SplittableRandom random = new SplittableRandom(5);
    String alphabet = "0123456789-+:.TZ tzUTCWedOct\u00e9";
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(0, 36), 0, alphabet.length())
          .forEach(c -> text.append(alphabet.charAt(c)));
      Stream.of(TimeFormat.values())
          .forEach(format -> assertThat(exact(format, text.toString())).isNotNull());
    }
  }

  /** Without bytes around it, so that reading past an end is noticed. */
  private static Long exact(TimeFormat format, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return TimeReader.of(format).micros(bytes, 0, bytes.length);
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }
}
