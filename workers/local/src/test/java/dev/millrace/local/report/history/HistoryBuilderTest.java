package dev.millrace.local.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryBuilderTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final HistoryBuilder builder = new HistoryBuilder();

  @Test
  void aDayIsSummedUpWithItsExtremesKept() {
    int samples = 172_800;
    for (int i = 0; i < samples; i++) {
      double rate = i == 100_001 ? 9_000 : i == 70_001 ? 1 : 500;
      builder.add(sample(START.plusMillis(500L * i), rate));
    }

    History history = builder.build();

    assertThat(history.spans()).hasSizeBetween(History.MOST_SPANS / 2, History.MOST_SPANS);
    assertThat(history.peakRate(Stage.SINK)).hasValue(9_000);
    assertThat(history.spans()).anyMatch(span -> span.stages().get(Stage.SINK).rate().min() == 1);
    assertThat(history.spans().stream().mapToLong(s -> s.rssBytes().readings()).sum())
        .isEqualTo(samples);
    assertThat(history.spans().get(0).from()).isEqualTo(START);
    assertThat(history.running()).isEqualTo(Duration.ofMillis(500L * (samples - 1)));
  }

  @Test
  void timeNotRunningDoesNotCount() {
    builder.add(sample(START, 1));
    builder.add(sample(START.plusSeconds(1), 1));
    Instant again = START.plusSeconds(3_599);
    builder.add(sample(START.plusSeconds(3_600), again, 1));
    builder.add(sample(START.plusSeconds(3_602), again, 1));

    History history = builder.build();

    assertThat(history.running()).isEqualTo(Duration.ofSeconds(1 + 3));
    assertThat(history.starts()).isEqualTo(2);
    assertThat(history.pieces()).extracting(List::size).containsExactly(2, 2);
    assertThat(history.stops())
        .containsExactly(new Stop(START.plusSeconds(1), START.plusSeconds(3_600)));
  }

  @Test
  void aMachineThatStandsStillForAMinuteIsNoStop() {
    builder.add(sample(START, 1));
    builder.add(sample(START.plusSeconds(60), 1));

    History history = builder.build();

    assertThat(history.stops()).isEmpty();
    assertThat(history.starts()).isEqualTo(1);
    assertThat(history.running()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aProcessThatFollowsAtOnceIsAnotherOneAllTheSame() {
    builder.add(sample(START, 1));
    builder.add(sample(START.plusSeconds(1), START.plusMillis(500), 1));

    assertThat(builder.build().stops())
        .extracting(Stop::length)
        .containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void startsTooCloseToBeToldApartOnAChartStillCount() {
    int starts = 3 * History.MOST_SPANS;
    for (int i = 0; i < starts; i++) {
      Instant at = START.plusSeconds(i);
      builder.add(sample(at, at, 1));
    }

    assertThat(builder.build().starts()).isEqualTo(starts);
    assertThat(builder.build().spans()).hasSizeLessThanOrEqualTo(History.MOST_SPANS);
  }

  @Test
  void writingIsFromTheFirstMessageToTheLastOfEveryStart() {
    long[][] readings = {
      {0, 0}, {1, 0}, {2, 5}, {3, 5}, {4, 9}, {5, 9}, {60, 9}, {61, 9}, {62, 12}
    };
    for (long[] reading : readings) {
      builder.add(
          new HistorySample(
              START.plusSeconds(reading[0]),
              reading[0] < 60 ? START : START.plusSeconds(60),
              0,
              Map.of(Stage.SINK, new StageSample(reading[1], 0, 0, 0))));
    }

    assertThat(builder.build().writing()).isEqualTo(Duration.ofSeconds(3 + 1));
    assertThat(builder.build().running()).isEqualTo(Duration.ofSeconds(5 + 2));
  }

  @Test
  void aRunThatWroteNothingWasNotWriting() {
    builder.add(sample(START, 0));
    builder.add(sample(START.plusSeconds(1), 0));

    assertThat(builder.build().writing()).isZero();
  }

  @Test
  void aClockSetBackNeitherFailsNorCounts() {
    builder.add(sample(START.plusSeconds(10), 1));
    builder.add(sample(START, 2));

    assertThat(builder.build().running()).isEqualTo(Duration.ofSeconds(10));
    assertThat(builder.build().spans())
        .extracting(HistorySpan::from)
        .containsExactly(START, START.plusSeconds(10));
  }

  @Test
  void neighboursAreWeighedByTheirReadings() {
    Spread three = Spread.of(3).and(Spread.of(3)).and(Spread.of(6));
    assertThat(three.and(Spread.of(8))).isEqualTo(new Spread(3, 5, 8, 4));
  }

  private static HistorySample sample(Instant at, double rate) {
    return sample(at, START, rate);
  }

  private static HistorySample sample(Instant at, Instant start, double rate) {
    return new HistorySample(at, start, 0, Map.of(Stage.SINK, new StageSample(1, 0, 0, rate)));
  }
}
