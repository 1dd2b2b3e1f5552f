package dev.millrace.connector.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TweetsConfigTest {
  @ParameterizedTest
  @CsvSource({
    "10000, 1000000, 24",
    "10000, , 24",
    "24, , 24",
    "5, 1000000, 5",
    "10000, 3, 3",
    "2, 3, 2",
    "1, 1, 1",
    "1000000, 9000000000000, 24"
  })
  void everyLaneOfTweetsHasAUserAndAMessage(int users, Long messages, int lanes) {
    TweetsConfig source = new TweetsConfig(1, users, Instant.EPOCH);

    assertThat(source.lanes(Optional.ofNullable(messages))).isEqualTo(lanes);
  }
}
