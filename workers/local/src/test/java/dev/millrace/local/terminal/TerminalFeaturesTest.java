package dev.millrace.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalFeaturesTest {
  @ParameterizedTest
  @CsvSource({
    "xterm-256color,, true, true",
    ", , true, true",
    "xterm, '', true, true",
    "xterm, 1, true, false",
    "xterm, 0, true, false",
    "dumb, , false, false",
    "dumb, 1, false, false"
  })
  void theEnvironmentSaysWhatTheTerminalTakes(
      String term, String noColor, boolean drawing, boolean colours) {
    assertThat(TerminalFeatures.of(Optional.ofNullable(term), Optional.ofNullable(noColor)))
        .isEqualTo(new TerminalFeatures(drawing, colours));
  }
}
