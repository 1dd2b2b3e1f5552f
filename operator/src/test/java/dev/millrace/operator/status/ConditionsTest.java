package dev.millrace.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.ConditionType;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.Reason;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.123Z");
  private static final Instant LATER = Instant.parse("2026-01-01T00:05:00Z");

  @Test
  void timeStaysWhileTheStatusDoes() {
    List<Condition> first =
        merge(ConditionState.no(Reason.StagesInProgress, "0 of 2"), List.of(), FIRST);
    List<Condition> same = merge(ConditionState.no(Reason.CrashLoop, "crash"), first, LATER);
    List<Condition> other = merge(ConditionState.yes(Reason.StagesReady, ""), same, LATER);

    assertThat(first.get(0).getLastTransitionTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(same.get(0).getLastTransitionTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(same.get(0).getReason()).isEqualTo("CrashLoop");
    assertThat(other.get(0).getLastTransitionTime()).isEqualTo("2026-01-01T00:05:00Z");
  }

  private static List<Condition> merge(
      ConditionState conditionState, List<Condition> before, Instant now) {
    return Conditions.merge(
        Map.of(ConditionType.Ready, conditionState), Optional.of(status(before)), 7, now);
  }

  private static PipelineRunStatus status(List<Condition> conditions) {
    return new PipelineRunStatus(1L, null, conditions, null, null, null, null, null);
  }
}
