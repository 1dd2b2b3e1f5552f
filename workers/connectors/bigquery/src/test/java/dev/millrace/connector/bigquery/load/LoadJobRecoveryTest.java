package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadJobRecoveryTest {
  @Test
  void whatBigQueryDoesNotKnowIsSubmitted() {
    assertThat(LoadJobRecovery.after(new JobState.Unknown())).isEqualTo(Step.SUBMIT);
  }

  @Test
  void whatRunsIsWaitedFor() {
    assertThat(LoadJobRecovery.after(new JobState.Running())).isEqualTo(Step.WAIT);
  }

  @Test
  void whatIsLoadedIsDone() {
    assertThat(LoadJobRecovery.after(new JobState.Loaded(OptionalLong.of(3), Optional.empty())))
        .isEqualTo(Step.DONE);
    assertThat(LoadJobRecovery.after(new JobState.Loaded(OptionalLong.empty(), Optional.empty())))
        .isEqualTo(Step.DONE);
  }

  @Test
  void whatIsSomebodyElsesIsLeftAlone() {
    assertThat(LoadJobRecovery.after(new JobState.Foreign("it is a QUERY job")))
        .isEqualTo(Step.STOP);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"ROWS", "TOO_LARGE"})
  void whatIsTooMuchOrHasBadRowsIsSplit(FaultKind kind) {
    assertThat(LoadJobRecovery.after(failed(kind))).isEqualTo(Step.SPLIT);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ROWS", "TOO_LARGE"})
  void whatFailedOtherwiseIsTriedUnderTheNextId(FaultKind kind) {
    assertThat(LoadJobRecovery.after(failed(kind))).isEqualTo(Step.NEXT_ATTEMPT);
  }

  private static JobState failed(FaultKind kind) {
    return new JobState.Failed(new Fault(kind, 0, "reason", "words"), Optional.empty(), List.of());
  }
}
