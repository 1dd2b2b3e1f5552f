package dev.millrace.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.report.Check.Result;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VerificationBadgeTest {
  private static final Check PASSED = new Check(Result.PASSED, "Counts agree.");
  private static final Check SKIPPED = new Check(Result.SKIPPED, "No ids to compare.");
  private static final RunEnd COMPLETED = new RunEnd.Completed();

  @Test
  void allThereAndChecked() {
    assertThat(
            VerificationBadge.of(COMPLETED, totals(1_000, 1_000, 0, 0), List.of(PASSED, SKIPPED)))
        .isEqualTo(
            new VerificationBadge(
                VerificationBadge.Level.GOOD,
                "Completed and verified",
                List.of("Every message is in the warehouse: 1,000 of 1,000.")));
  }

  @Test
  void deadLettersAreAnEndToo() {
    assertThat(
            VerificationBadge.of(COMPLETED, totals(1_000, 955, 45, 0), List.of(PASSED)).sentences())
        .containsExactly(
            "955 in the warehouse and 45 in the dead-letter topic make all 1,000 messages.");
  }

  @Test
  void nothingIsAlsoExact() {
    VerificationBadge verificationBadge =
        VerificationBadge.of(COMPLETED, totals(0, 0, 0, 0), List.of(PASSED));
    assertThat(verificationBadge.level()).isEqualTo(VerificationBadge.Level.GOOD);
    assertThat(verificationBadge.sentences()).containsExactly("The source had no messages.");
  }

  @Test
  void withoutAPassedCheckNothingIsVerified() {
    VerificationBadge verificationBadge =
        VerificationBadge.of(COMPLETED, totals(10, 10, 0, 0), List.of(SKIPPED));
    assertThat(verificationBadge.level()).isEqualTo(VerificationBadge.Level.WARNING);
    assertThat(verificationBadge.title()).isEqualTo("Completed, not verified");
  }

  @Test
  void missingOnesAreNamedWhateverTheChecksSay() {
    VerificationBadge verificationBadge =
        VerificationBadge.of(COMPLETED, totals(1_000, 990, 5, 0), List.of(PASSED));
    assertThat(verificationBadge.level()).isEqualTo(VerificationBadge.Level.BAD);
    assertThat(verificationBadge.sentences())
        .containsExactly(
            "Missing, neither in the warehouse nor in the dead-letter topic: 5 of 1,000.");
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    Check failed = new Check(Result.FAILED, "Message 7 differs from what seed 42 gives.");
    assertThat(
            VerificationBadge.of(COMPLETED, totals(10, 12, 0, 2), List.of(PASSED, failed))
                .sentences())
        .containsExactly(
            "More arrived than were produced: 2 too many.",
            "Duplicates, rows that repeat another one: 2.",
            "Message 7 differs from what seed 42 gives.");
  }

  @Test
  void nothingButDeadLettersIsNotGood() {
    VerificationBadge verificationBadge =
        VerificationBadge.of(new RunEnd.TooManyDead(), totals(1_000, 0, 1_000, 0), List.of(PASSED));
    assertThat(verificationBadge.level()).isEqualTo(VerificationBadge.Level.BAD);
    assertThat(verificationBadge.title()).isEqualTo("Completed, but too many dead letters: 100%");
  }

  @Test
  void stoppedIsNotMissing() {
    VerificationBadge verificationBadge =
        VerificationBadge.of(new RunEnd.Stopped(), totals(500, 400, 0, 0), List.of());
    assertThat(verificationBadge.level()).isEqualTo(VerificationBadge.Level.WARNING);
    assertThat(verificationBadge.sentences())
        .containsExactly(
            "In the warehouse so far: 400 of 1,000."
                + " Running the same file again goes on from there.");
  }

  @Test
  void failedSaysWhy() {
    RunEnd failed = new RunEnd.Failed("The disk is full.");
    VerificationBadge verificationBadge =
        VerificationBadge.of(failed, totals(500, 400, 0, 0), List.of());
    assertThat(verificationBadge.level()).isEqualTo(VerificationBadge.Level.BAD);
    assertThat(verificationBadge.sentences()).first().isEqualTo("The disk is full.");
  }

  private static RunTotals totals(long produced, long written, long dead, long duplicates) {
    return new RunTotals(
        OptionalLong.of(1_000), produced, written, dead, Map.of(), OptionalLong.of(duplicates));
  }
}
