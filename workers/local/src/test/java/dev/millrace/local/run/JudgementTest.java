package dev.millrace.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.crds.plan.DeadLetterLimit;
import dev.millrace.local.engine.RunOutcome;
import dev.millrace.local.output.ExitCode;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
  private static final RunOutcome.Why COMPLETED = new RunOutcome.Completed();
  private static final DeadLetterLimit TENTH = new DeadLetterLimit("10%", Long.MAX_VALUE, 0.1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | OK                    | Completed and Verified",
        "1  | OK                    | Completed and Verified, 5.0% dead letters",
        "2  | OK                    | Completed and Verified, 10.0% dead letters",
        "3  | TOO_MANY_DEAD_LETTERS | Completed, but with too many dead letters: 15.0% of the"
            + " events, allowed are 10%",
        "20 | TOO_MANY_DEAD_LETTERS | Completed, but every event is a dead letter",
      })
  void whatDiedDecides(long dead, ExitCode exit, String headline) {
    assertThat(Judgement.of(COMPLETED, run(20, dead), true, TENTH))
        .isEqualTo(new Judgement(exit, headline));
  }

  @Test
  void nothingButDeadLettersIsNeverFine() {
    assertThat(Judgement.of(COMPLETED, run(5, 5), true, DeadLetterLimit.NONE).exit())
        .isEqualTo(ExitCode.TOO_MANY_DEAD_LETTERS);
  }

  @Test
  void anEmptySourceIsFine() {
    assertThat(Judgement.of(COMPLETED, run(0, 0), true, TENTH).exit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void countsThatDifferComeFirst() {
    assertThat(Judgement.of(COMPLETED, run(5, 5), false, TENTH))
        .isEqualTo(new Judgement(ExitCode.NOT_VERIFIED, "Completed, NOT verified"));
  }

  @Test
  void anEarlyEndSaysWhy() {
    assertThat(Judgement.of(new RunOutcome.Failed("disk full"), run(5, 0), true, TENTH).exit())
        .isEqualTo(ExitCode.FAILED);
    assertThat(Judgement.of(new RunOutcome.Interrupted(false), run(5, 0), true, TENTH).exit())
        .isEqualTo(ExitCode.INTERRUPTED);
    assertThat(Judgement.of(new RunOutcome.TooManyDeadLetters("3"), run(5, 3), true, TENTH).exit())
        .isEqualTo(ExitCode.TOO_MANY_DEAD_LETTERS);
  }

  private static RunProgress run(long produced, long dead) {
    return new RunProgress(
        Map.of(
            Stage.PRODUCER, Map.of(0, new OffsetMetadata(produced, 0, Map.of())),
            Stage.ENRICHER, Map.of(0, new OffsetMetadata(produced, dead, Map.of())),
            Stage.SINK, Map.of(0, new OffsetMetadata(produced - dead, 0, Map.of()))),
        1);
  }
}
