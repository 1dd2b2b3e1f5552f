package dev.millrace.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.report.Check.Result;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Check PASSED = new Check(Result.PASSED, "Counts agree.");
  private static final Check SKIPPED = new Check(Result.SKIPPED, "No ids to compare.");
  private static final RunEnd COMPLETED = new RunEnd.Completed();

  @Test
  void allThereAndChecked() {
    assertThat(Verdict.of(COMPLETED, totals(1_000, 1_000, 0, 0), List.of(PASSED, SKIPPED)))
        .isEqualTo(
            new Verdict(
                Verdict.Level.GOOD,
                "Completed and verified",
                List.of("Every message is in the warehouse: 1,000 of 1,000.")));
  }

  @Test
  void deadLettersAreAnEndToo() {
    assertThat(Verdict.of(COMPLETED, totals(1_000, 955, 45, 0), List.of(PASSED)).sentences())
        .containsExactly(
            "955 in the warehouse and 45 in the dead-letter topic make all 1,000 messages.");
  }

  @Test
  void nothingIsAlsoExact() {
    Verdict verdict = Verdict.of(COMPLETED, totals(0, 0, 0, 0), List.of(PASSED));
    assertThat(verdict.level()).isEqualTo(Verdict.Level.GOOD);
    assertThat(verdict.sentences()).containsExactly("The source had no messages.");
  }

  @Test
  void withoutAPassedCheckNothingIsVerified() {
    Verdict verdict = Verdict.of(COMPLETED, totals(10, 10, 0, 0), List.of(SKIPPED));
    assertThat(verdict.level()).isEqualTo(Verdict.Level.WARNING);
    assertThat(verdict.title()).isEqualTo("Completed, not verified");
  }

  @Test
  void missingOnesAreNamedWhateverTheChecksSay() {
    Verdict verdict = Verdict.of(COMPLETED, totals(1_000, 990, 5, 0), List.of(PASSED));
    assertThat(verdict.level()).isEqualTo(Verdict.Level.BAD);
    assertThat(verdict.sentences())
        .containsExactly(
            "Missing, neither in the warehouse nor in the dead-letter topic: 5 of 1,000.");
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    Check failed = new Check(Result.FAILED, "Message 7 differs from what seed 42 gives.");
    assertThat(Verdict.of(COMPLETED, totals(10, 12, 0, 2), List.of(PASSED, failed)).sentences())
        .containsExactly(
            "More arrived than were produced: 2 too many.",
            "Duplicates, rows that repeat another one: 2.",
            "Message 7 differs from what seed 42 gives.");
  }

  @Test
  void nothingButDeadLettersIsNotGood() {
    Verdict verdict =
        Verdict.of(new RunEnd.TooManyDead(), totals(1_000, 0, 1_000, 0), List.of(PASSED));
    assertThat(verdict.level()).isEqualTo(Verdict.Level.BAD);
    assertThat(verdict.title()).isEqualTo("Completed, but too many dead letters: 100%");
  }

  @Test
  void stoppedIsNotMissing() {
    Verdict verdict = Verdict.of(new RunEnd.Stopped(), totals(500, 400, 0, 0), List.of());
    assertThat(verdict.level()).isEqualTo(Verdict.Level.WARNING);
    assertThat(verdict.sentences())
        .containsExactly(
            "In the warehouse so far: 400 of 1,000."
                + " Running the same file again goes on from there.");
  }

  @Test
  void failedSaysWhy() {
    RunEnd failed = new RunEnd.Failed("The disk is full.");
    Verdict verdict = Verdict.of(failed, totals(500, 400, 0, 0), List.of());
    assertThat(verdict.level()).isEqualTo(Verdict.Level.BAD);
    assertThat(verdict.sentences()).first().isEqualTo("The disk is full.");
  }

  private static RunTotals totals(long produced, long written, long dead, long duplicates) {
    return new RunTotals(
        OptionalLong.of(1_000), produced, written, dead, Map.of(), OptionalLong.of(duplicates));
  }
}
