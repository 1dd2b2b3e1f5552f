package dev.millrace.local.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureListTest {
  @ParameterizedTest
  @CsvSource({"0,0", "500,500", "1000,1k", "1500,1.5k", "20000,20k", "100000,100k", "2.5e6,2.5M"})
  void ticksHaveNoIdleZeros(double number, String text) {
    assertThat(FigureList.tick(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0%",
    "0,9,0%",
    "1,3,33.3%",
    "1,1000000,<0.1%",
    "999999,1000000,>99.9%",
    "7,7,100%",
  })
  void sharesAreExactAtBothEnds(long part, long whole, String text) {
    assertThat(FigureList.share(part, whole)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.123,+0.12", "-0.5,−0.50", "0.001,0", "-0.001,0"})
  void scoresHaveASign(double score, String text) {
    assertThat(FigureList.score(score)).isEqualTo(text);
  }
}
