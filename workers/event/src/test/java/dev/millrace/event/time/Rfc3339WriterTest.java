package dev.millrace.event.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.event.TimeFormat;
import dev.millrace.event.bytes.ByteArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339WriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1999-12-31T23:59:59.999Z",
        "2000-02-29T12:00:00.001Z",
        "2026-01-01T00:00:00.100Z",
        "2026-03-01T00:00:00Z",
        "2100-02-28T23:59:59.010Z",
        "2100-03-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z"
      })
  void writesWhatInstantPrints(String text) {
    assertThat(written(Instant.parse(text).toEpochMilli())).isEqualTo(text);
  }

  @Test
  void everyDayOfFourHundredYearsIsRight() {
    long day = 86_400_000L;

    assertThat(LongStream.range(0, 146_097).map(i -> i * day + i))
        .allSatisfy(at -> assertThat(written(at)).isEqualTo(Instant.ofEpochMilli(at).toString()));
  }

  @Test
  void theReaderReadsWhatIsWritten() {
    TimeReader reader = TimeReader.of(TimeFormat.RFC3339);
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 100_000; i++) {
      long millis = random.nextLong(253_402_300_800_000L);
      byte[] text = written(millis).getBytes(StandardCharsets.US_ASCII);
      assertThat(reader.micros(text, 0, text.length)).isEqualTo(millis * 1000);
    }
  }

  private static String written(long epochMillis) {
    ByteArrayBuilder json = new ByteArrayBuilder();
    Rfc3339Writer.write(epochMillis, json);
    return new String(json.toByteArray(), StandardCharsets.US_ASCII);
  }
}
