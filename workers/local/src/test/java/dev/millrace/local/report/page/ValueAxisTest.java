package dev.millrace.local.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueAxisTest {
  @ParameterizedTest
  @CsvSource({"0,1", "0.3,1", "1,1", "3,3", "4,4", "5,6", "100,100", "101,150", "56100,60000"})
  void endsAtARoundNumberThatHoldsTheMost(double most, double high) {
    assertThat(ValueAxis.upTo(most, FigureList::tick).high()).isEqualTo(high);
  }

  @Test
  void ticksAreRoundAndEvenlySpaced() {
    assertThat(ValueAxis.upTo(56_100, FigureList::tick).ticks())
        .containsExactly(
            new Tick(0, "0"),
            new Tick(1 / 3.0, "20k"),
            new Tick(2 / 3.0, "40k"),
            new Tick(1, "60k"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.07, 0.5, 0.999, 1})
  void aSignedAxisHas0InTheMiddleAndHoldsTheMost(double most) {
    ValueAxis axis = ValueAxis.around0(most, FigureList::score);
    assertThat(axis.place(0)).isEqualTo(0.5);
    assertThat(axis.place(most)).isBetween(0.5, 1.0);
    assertThat(axis.ticks()).hasSizeBetween(3, 7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 9.99, 1e3, 1e9, 9.2e18})
  void anySizeHasAFewTicks(double most) {
    ValueAxis axis = ValueAxis.upTo(most, FigureList::tick);
    assertThat(axis.ticks()).hasSizeBetween(2, 6);
    assertThat(axis.place(most)).isCloseTo(1, within(0.5));
  }
}
