package dev.millrace.event.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.TimeFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339ReaderTest {
  private static final int TRIES = 100_000;
  private static final long FIRST = Instant.parse("0001-01-01T18:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T05:59:59Z").getEpochSecond();

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01t00:00:01z, 1000000",
    "1969-12-31T23:59:59.999999Z, -1",
    "1970-01-01T01:00:00+01:00, 0",
    "1969-12-31T18:30:00-05:30, 0",
    "1970-01-01T18:00:00+18:00, 0",
    "1970-01-01T00:00:00-00:00, 0",
    "1970-01-01T00:00:00.123456789Z, 123456",
    "1970-01-01T00:00:00.1234567891Z, 123456",
    "1970-01-01T00:00:00.00000000000000000000000000001Z, 0",
    "0001-01-01T00:00:00Z, -62135596800000000",
    "0000-12-31T23:00:00-01:00, -62135596800000000",
    "9999-12-31T23:59:59.999999999Z, 253402300799999999",
    "2024-02-29T00:00:00Z, 1709164800000000",
    "2000-02-29T00:00:00Z, 951782400000000"
  })
  void readsTimes(String text, long micros) {
    assertThat(micros(text)).isEqualTo(micros);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-12-31T23:59:60Z, 1483228800000000",
    "2016-12-31T23:59:60.5Z, 1483228800500000",
    "2017-01-01T00:59:60+01:00, 1483228800000000",
    "2015-06-30T23:59:60Z, 1435708800000000"
  })
  void aLeapSecondIsTheFirstSecondOfTheNextMonth(String text, long micros) {
    assertThat(micros(text)).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-32T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:61Z",
        "2026-01-01T12:00:60Z",
        "2026-01-01T23:59:60Z",
        "2016-12-31T23:59:60+01:00",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00,5Z",
        "2026-01-01T00:00:00.5",
        "2026-01-01T00:00:00+0100",
        "2026-01-01T00:00:00+18:01",
        "2026-01-01T00:00:00+19:00",
        "2026-01-01T00:00:00+01:60",
        "2026-01-01T00:00:00*01:00",
        "2026-01-01T00:00:00ZZ",
        "2026-01-01T00:00:00Z ",
        "+2026-01-01T00:00:00Z",
        "2026-01-01T00:00:0०Z",
        "2026/01/01T00:00:00Z",
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "9999-12-31T23:59:60Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(micros(text)).isEqualTo(TimeReader.INVALID);
  }

  @Test
  void readsWhatJavaTimeWrites() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < TRIES; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(FIRST, LAST), random.nextInt(1_000_000_000));
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_081));
      String text =
          OffsetDateTime.ofInstant(instant, zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      // Seconds that are 0 are always written, as opposed to Instant's and OffsetDateTime's text.
      assertThat(micros(random.nextBoolean() ? text : text.toLowerCase(Locale.ROOT)))
          .as(text)
          .isEqualTo(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
    }
  }

  @Test
  void aFractionHasAnyNumberOfDigits() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < TRIES; i++) {
      int digits = random.nextInt(1, 10);
      String fraction = String.format(Locale.ROOT, "%09d", random.nextInt(1_000_000_000));
      String text = "2026-01-31T12:34:56." + fraction.substring(0, digits) + "Z";
      Instant expected = Instant.parse(text);
      assertThat(micros(text))
          .as(text)
          .isEqualTo(expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1_000);
    }
  }

  @Test
  void knowsTheCalendar() {
    for (int year = 1; year <= 9999; year += year < 1600 || year > 2400 ? 97 : 1) {
      for (int month = 1; month <= 12; month++) {
        int length = LocalDate.of(year, month, 1).lengthOfMonth();
        for (int day = 27; day <= 31; day++) {
          String text = String.format(Locale.ROOT, "%04d-%02d-%02dT00:00:00Z", year, month, day);
          assertThat(micros(text))
              .as(text)
              .isEqualTo(
                  day <= length
                      ? LocalDate.of(year, month, day).toEpochDay() * 86_400_000_000L
                      : TimeReader.INVALID);
        }
      }
    }
  }

  private static long micros(String text) {
    return Times.micros(TimeFormat.RFC3339, text);
  }
}
