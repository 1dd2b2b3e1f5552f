package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.output.ExitCode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "run", "plan", "verify", "topics", "completion"})
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

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completionIsPrintedForBashAndZsh(String shell) {
    Invocation completion = Invocation.of("completion", shell);
    assertThat(completion.code()).isZero();
    assertThat(completion.out()).contains("complete -F", "--data-dir", "verify");
  }

  @Test
  void completionIsPrintedForFish() {
    Invocation completion = Invocation.of("completion", "fish");
    assertThat(completion.code()).isZero();
    assertThat(completion.out())
        .contains(
            "-a verify -d ",
            "-n '__fish_seen_subcommand_from plan' -s o -l output -x -a 'text json'",
            "-n '__fish_seen_subcommand_from run' -l data-dir -r");
  }

  @Test
  void anotherShellIsRefusedWithThoseThereAre() {
    Invocation completion = Invocation.of("completion", "tcsh");
    assertThat(completion.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(completion.err()).contains("tcsh", "bash, zsh, fish");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "nonsense --help", "-h nonsense"})
  void thereIsNoHelpForWhatThereIsNot(String line) {
    Invocation unknown = Invocation.of((Object[]) line.split(" "));
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .startsWith("millrace: unknown command nonsense; commands are run, plan, verify, topics")
        .doesNotContain("Usage:");
    assertThat(unknown.code()).isEqualTo(2);
  }

  @Test
  void anUnknownOptionIsSaidEvenWhereHelpIsAskedFor() {
    Invocation unknown = Invocation.of("run", "--fast", "--help");
    assertThat(unknown.err()).startsWith("millrace: Unknown option: '--fast'");
    assertThat(unknown.code()).isEqualTo(2);
  }

  /** Help may break a longer line. */
  private static String firstWords(ExitCode code) {
    return code.meaning().substring(0, Math.min(code.meaning().length(), 30));
  }
}
