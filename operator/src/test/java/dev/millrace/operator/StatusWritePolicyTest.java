package dev.millrace.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.StatusSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusWritePolicyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Test
  void whatIsWrittenAlreadyIsNotWrittenAgain() {
    assertThat(due(status(Phase.Running, "5"), status(Phase.Running, "5"), 3600))
        .isEqualTo(new StatusWritePolicy(false, Optional.empty()));
  }

  @Test
  void newNumbersWaitForTheInterval() {
    assertThat(due(status(Phase.Running, "5"), status(Phase.Running, "6"), 4))
        .isEqualTo(new StatusWritePolicy(false, Optional.of(Duration.ofSeconds(6))));
    assertThat(due(status(Phase.Running, "5"), status(Phase.Running, "6"), 10).write()).isTrue();
  }

  @Test
  void newsDoNotWait() {
    assertThat(due(status(Phase.Running, "5"), status(Phase.Draining, "5"), 0).write()).isTrue();
  }

  @Test
  void theFirstOneIsWrittenAtOnce() {
    PipelineRunStatus status = status(Phase.Pending, "0");
    assertThat(
            StatusWritePolicy.of(Optional.empty(), status, Optional.empty(), INTERVAL, NOW).write())
        .isTrue();
  }

  private static StatusWritePolicy due(
      PipelineRunStatus before, PipelineRunStatus now, long secondsAgo) {
    return StatusWritePolicy.of(
        Optional.of(before), now, Optional.of(NOW.minusSeconds(secondsAgo)), INTERVAL, NOW);
  }

  private static PipelineRunStatus status(Phase phase, String written) {
    return new PipelineRunStatus(
        1L,
        phase,
        List.of(),
        List.of(),
        new StatusSummary("0/s", "0", written, "", "1/1/1", "Files"),
        null,
        null,
        null);
  }
}
