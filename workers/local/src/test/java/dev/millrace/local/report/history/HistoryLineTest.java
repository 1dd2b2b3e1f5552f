package dev.millrace.local.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryLineTest {
  private static final HistorySample SAMPLE =
      new HistorySample(
          Instant.parse("2026-03-01T10:00:00.500Z"),
          Instant.parse("2026-03-01T09:59:58.120Z"),
          512_000_000,
          Map.of(
              Stage.PRODUCER, new StageSample(1_000, 0, 0, 2_000.5),
              Stage.SINK, new StageSample(900, 3, 97, 1_800)));

  @Test
  void isOneJsonObjectWithStagesInOrder() {
    assertThat(HistoryLine.encode(SAMPLE))
        .isEqualTo(
            "{\"at\":\"2026-03-01T10:00:00.500Z\",\"start\":\"2026-03-01T09:59:58.120Z\",\"rssBytes\":512000000,"
                + "\"stages\":{"
                + "\"producer\":{\"in\":1000,\"dead\":0,\"lag\":0,\"ratePerSecond\":2000.5},"
                + "\"sink\":{\"in\":900,\"dead\":3,\"lag\":97,\"ratePerSecond\":1800.0}}}");
  }

  @Test
  void comesBackAsItWas() {
    assertThat(HistoryLine.parse(HistoryLine.encode(SAMPLE))).contains(SAMPLE);
  }

  @Test
  void fieldsAndStagesOfALaterVersionAreLeftOut() {
    String line =
        HistoryLine.encode(SAMPLE)
            .replace("\"rssBytes\"", "\"cpu\":0.5,\"rssBytes\"")
            .replace("\"sink\":{", "\"mill\":{\"in\":1},\"sink\":{\"bytes\":7,");
    assertThat(HistoryLine.parse(line)).contains(SAMPLE);
  }

  @Test
  void cutAnywhereItIsNoSample() {
    String line = HistoryLine.encode(SAMPLE);
    for (int length = 0; length < line.length(); length++) {
      assertThat(HistoryLine.parse(line.substring(0, length))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "\u0000\u0000",
        "{\"at\":\"yesterday\",\"start\":\"2026-03-01T10:00:00Z\",\"stages\":{}}",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"rssBytes\":1,\"stages\":{}}",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"start\":\"2026-03-01T10:00:00Z\"}",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"start\":\"2026-03-01T10:00:00Z\",\"stages\":{}}{"
      })
  void anythingElseIsNoSample(String line) {
    assertThat(HistoryLine.parse(line)).isEmpty();
  }
}
