package dev.millrace.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.local.report.history.History;
import dev.millrace.local.report.history.HistorySpan;
import dev.millrace.local.report.page.Pause;
import dev.millrace.local.report.page.Tick;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunAxisTest {
  @Test
  void aSingleMomentIsInTheMiddle() {
    RunAxis axis = new RunAxis(Inputs.history(0));
    assertThat(axis.place(Inputs.START)).isEqualTo(0.5);
    assertThat(axis.ticks()).containsExactly(new Tick(0.5, "0 s"));
    assertThat(axis.pauses()).isEmpty();
  }

  @Test
  void ticksAreAtRoundTimesOfRunning() {
    RunAxis axis = new RunAxis(Inputs.history(IntStream.rangeClosed(0, 25).toArray()));
    assertThat(axis.ticks())
        .extracting(Tick::label)
        .containsExactly("0 s", "5 s", "10 s", "15 s", "20 s", "25 s");
    assertThat(axis.ticks().get(2).place())
        .isCloseTo(axis.place(Inputs.START.plusSeconds(10)), within(1e-9));
  }

  @Test
  void aNightTakesNoMoreRoomThanAMinute() {
    RunAxis axis =
        new RunAxis(Inputs.history(new int[][] {{0, 2, 4}, {64, 66, 68}, {30_000, 30_002}}));
    assertThat(axis.pauses())
        .extracting(Pause::reason)
        .containsExactly("Not running for 1 min", "Not running for 8 h 18 min");
    assertThat(axis.pauses())
        .allSatisfy(p -> assertThat(p.to() - p.from()).isCloseTo(0.025, within(1e-9)));
    assertThat(axis.running(Inputs.START.plusSeconds(64))).isEqualTo(Duration.ofMillis(4_500));
  }

  @Test
  void momentsKeepTheirOrderAndStayInside() {
    History history =
        Inputs.history(new int[][] {{0, 1}, {50, 51, 99, 100}, {200}, {300, 301, 302, 303}});
    RunAxis axis = new RunAxis(history);
    double[] places =
        history.spans().stream().map(HistorySpan::from).mapToDouble(axis::place).toArray();
    assertThat(places).isSorted().doesNotHaveDuplicates();
    assertThat(places[0]).isPositive();
    assertThat(places[places.length - 1]).isLessThan(1);
    assertThat(axis.pauses()).allSatisfy(pause -> assertThat(pause.from()).isLessThan(pause.to()));
  }

  @Test
  void manyStopsLeaveMostOfTheRoomToTheRun() {
    RunAxis axis =
        new RunAxis(
            Inputs.history(
                IntStream.range(0, 200).mapToObj(i -> new int[] {i * 60}).toArray(int[][]::new)));
    double pauses = axis.pauses().stream().mapToDouble(p -> p.to() - p.from()).sum();
    assertThat(axis.pauses()).hasSize(199);
    assertThat(pauses).isCloseTo(0.25, within(1e-9));
  }
}
