package dev.millrace.sink.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sink.bigquery.fault.Fault;
import dev.millrace.sink.bigquery.fault.FaultKind;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryTest {
  private static final JobState LOADED = new JobState.Loaded(OptionalLong.of(3));

  @Test
  void whoHasTheFileSubmitsItUntilBigQueryKnowsTheJob() {
    assertThat(Recovery.owner(new JobState.Unknown())).isEqualTo(Step.SUBMIT);
    assertThat(Recovery.owner(new JobState.Running())).isEqualTo(Step.WAIT);
    assertThat(Recovery.owner(LOADED)).isEqualTo(Step.COMMIT);
  }

  @Test
  void whoFindsTheIdTakenBySomebodysFenceLetsGo() {
    assertThat(Recovery.owner(new JobState.Fenced())).isEqualTo(Step.ABANDON);
  }

  @ParameterizedTest
  @CsvSource({
    "ROWS, SPLIT",
    "TOO_LARGE, SPLIT",
    "TRANSIENT, NEXT_ATTEMPT",
    "DUPLICATE, NEXT_ATTEMPT",
    "QUOTA, NEXT_ATTEMPT_WITH_QUOTA",
    "NOT_FOUND, NEXT_ATTEMPT_WHEN_MENDED",
    "CREDENTIALS, NEXT_ATTEMPT_WHEN_MENDED",
    "DENIED, NEXT_ATTEMPT_WHEN_MENDED",
    "BILLING, NEXT_ATTEMPT_WHEN_MENDED",
    "REFUSED, NEXT_ATTEMPT_WHEN_MENDED"
  })
  void aFailedJobIsFollowedByWhatItsFaultAsksFor(FaultKind kind, Step step) {
    assertThat(Recovery.owner(failed(kind))).isEqualTo(step);
  }

  @Test
  void aSuccessorNeverSubmits() {
    assertThat(Recovery.successor(new JobState.Unknown())).isEqualTo(Step.FENCE);
    assertThat(Recovery.successor(new JobState.Running())).isEqualTo(Step.WAIT);
    assertThat(Recovery.successor(LOADED)).isEqualTo(Step.COMMIT);
    assertThat(Recovery.successor(new JobState.Fenced())).isEqualTo(Step.NEXT_ATTEMPT);
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void aSuccessorLoadsAnewWhateverTheJobFailedOf(FaultKind kind) {
    assertThat(Recovery.successor(failed(kind))).isEqualTo(Step.NEXT_ATTEMPT);
  }

  private static JobState failed(FaultKind kind) {
    return new JobState.Failed(new Fault(kind, 0, "reason", "words"));
  }
}
