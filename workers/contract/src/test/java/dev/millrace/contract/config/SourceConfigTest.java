package dev.millrace.contract.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceConfigTest {
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
    SourceConfig source = new SourceConfig.Tweets(1, users, Instant.EPOCH);

    assertThat(source.lanes(Optional.ofNullable(messages))).isEqualTo(lanes);
  }

  @Test
  void theFirstLinesOfAFileAreReadInOneLane() {
    SourceConfig source = new SourceConfig.Replay(Path.of("file"), List.of());

    assertThat(source.lanes(Optional.empty())).isEqualTo(12);
    assertThat(source.lanes(Optional.of(100L))).isEqualTo(1);
  }
}
