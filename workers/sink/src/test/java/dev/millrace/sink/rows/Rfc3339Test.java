package dev.millrace.sink.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01t00:00:01z, 1000000",
    "1970-01-01 00:00:00.5Z, 500000",
    "1969-12-31T23:59:59.999999Z, -1",
    "1970-01-01T01:00:00+01:00, 0",
    "1969-12-31T18:30:00-05:30, 0",
    "1970-01-01T00:00:00.123456789Z, 123456",
    "2016-12-31T23:59:60Z, 1483228800000000",
    "2017-01-01T00:59:60+01:00, 1483228800000000",
    "0000-01-01T00:00:00Z, -62167219200000000",
    "9999-12-31T23:59:59.999999Z, 253402300799999999"
  })
  void readsTimes(String text, long micros) {
    assertThat(micros(text)).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:61Z",
        "2026-01-01T12:00:60Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00,5Z",
        "2026-01-01T00:00:00+0100",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+01:60",
        "2026-01-01T00:00:00ZZ",
        "2026-01-01T00:00:00Z ",
        "+2026-01-01T00:00:00Z",
        "2026-01-01T00:00:0०Z",
        "2026/01/01T00:00:00Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(micros(text)).isEqualTo(Rfc3339.INVALID);
  }

  @Test
  void agreesWithJavaTime() {
    SplittableRandom random = new SplittableRandom(1);
    long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("9998-12-31T00:00:00Z").getEpochSecond();
    for (int i = 0; i < 100_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(first, last), random.nextInt(1_000_000_000));
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_079, 1_080));
      String text =
          OffsetDateTime.ofInstant(instant, zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      assertThat(micros(text))
          .as(text)
          .isEqualTo(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
    }
  }

  private static long micros(String text) {
    byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
    return Rfc3339.micros(bytes, 2, bytes.length - 2);
  }
}
