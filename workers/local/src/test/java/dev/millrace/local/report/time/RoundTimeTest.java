package dev.millrace.local.report.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTimeTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S,PT1S",
    "PT6S,PT1S",
    "PT20S,PT5S",
    "PT100S,PT20S",
    "PT13M,PT5M",
    "PT7H,PT2H",
    "PT72H,PT12H",
    "PT73H,P1D",
    "P365D,P61D"
  })
  void stepsAreRound(Duration length, Duration step) {
    assertThat(RoundTime.step(length, 6)).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({"PT100S,PT20S,100 s", "PT2M,PT1M,2 min", "PT25H,PT1H,25 h", "P3D,P1D,3 d"})
  void labelsAreInTheUnitOfTheStep(Duration time, Duration step, String label) {
    assertThat(RoundTime.label(time, step)).isEqualTo(label);
  }
}
