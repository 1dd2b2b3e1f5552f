package dev.millrace.producer.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTimeTest {
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

  private static String written(long epochMillis) {
    TweetJsonBytes json = new TweetJsonBytes(JsonTime.length(epochMillis));
    JsonTime.write(epochMillis, json);
    return new String(json.finish(), StandardCharsets.US_ASCII);
  }
}
