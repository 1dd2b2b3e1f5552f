package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.output.ExitCode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "run", "plan", "verify", "topics"})
  void everyCommandExplainsItselfWithExamplesAndExitCodes(String command) {
    Invocation help =
        command.isEmpty() ? Invocation.of("--help") : Invocation.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Usage: millrace", "Examples:", "Exit codes:");
    for (ExitCode code : ExitCode.values()) {
      assertThat(help.out())
          .contains(String.format(Locale.ROOT, "%5d   %s", code.code(), firstWords(code)));
    }
  }

  @Test
  void theJsonFieldsAreDocumented() {
    String help = Invocation.of("run", "--help").out();
    assertThat(help)
        .contains("totalExact", "ratePerSecond", "secondsLeft", "peakRssBytes", "finding");
  }

  @Test
  void theVersionIsTold() {
    assertThat(Invocation.of("--version").out()).startsWith("millrace ").contains("Java ");
  }

  @Test
  void completionForTheShellIsGenerated() {
    Invocation completion = Invocation.of("generate-completion");
    assertThat(completion.code()).isZero();
    assertThat(completion.out()).contains("complete -F", "--data-dir", "verify");
  }

  /** Help may break a longer line. */
  private static String firstWords(ExitCode code) {
    return code.meaning().substring(0, Math.min(code.meaning().length(), 30));
  }
}
