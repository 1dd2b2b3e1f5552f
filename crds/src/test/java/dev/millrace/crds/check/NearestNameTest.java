package dev.millrace.crds.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.spec.NearestName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("messages", "ratePerSecond", "replay", "tweets", "duckdb", "files");

  @ParameterizedTest
  @CsvSource({
    "duckdv, duckdb",
    "DuckDB, duckdb",
    "mesages, messages",
    "messagse, messages",
    "tweet, tweets",
    "file, files",
    "rate, ratePerSecond",
    "replayFile, replay",
    "ratePerSec, ratePerSecond"
  })
  void findsWhatWasMeant(String given, String meant) {
    assertThat(NearestName.of(given, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "kafka", "''"})
  void guessesNothingWhenNothingIsNear(String given) {
    assertThat(NearestName.of(given, KNOWN)).isEmpty();
  }
}
