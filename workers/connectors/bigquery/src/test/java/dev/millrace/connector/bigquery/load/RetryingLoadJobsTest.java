package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RetryingLoadJobsTest {
  private static final JobState LOADED =
      new JobState.Loaded(OptionalLong.empty(), Optional.empty());
  private static final SliceFile FILE =
      new SliceFile(
          Path.of("rows"),
          new SliceLabels(new RowPlace(0, 0), Optional.empty(), List.of(), new Checksum(3, 30, 7)));

  private final Scripted scripted = new Scripted();
  private final LoadJobs jobs = new RetryingLoadJobs(scripted, Duration.ofMillis(1));

  @Test
  void aFaultThatPassesIsTriedAgain() {
    scripted.plan(FaultKind.TRANSIENT, FaultKind.TRANSIENT, null);
    assertThat(jobs.find("a")).isEqualTo(LOADED);
    assertThat(scripted.calls).containsExactly("find", "find", "find");
  }

  @Test
  void itGivesUpAfterFiveAttempts() {
    for (int i = 0; i < 6; i++) {
      scripted.plan(FaultKind.TRANSIENT);
    }
    assertThatThrownBy(() -> jobs.find("a")).isInstanceOf(FaultException.class);
    assertThat(scripted.calls).hasSize(5);
  }

  @Test
  void anyOtherFaultIsTheCallers() {
    scripted.plan(FaultKind.QUOTA);
    assertThatThrownBy(() -> jobs.submit("a", FILE)).isInstanceOf(FaultException.class);
    assertThat(scripted.calls).containsExactly("submit");
  }

  @Test
  void aLostAnswerIsAskedForBeforeAnythingIsSentAgain() {
    scripted.plan(FaultKind.TRANSIENT, null);
    assertThat(jobs.submit("a", FILE)).isEqualTo(LOADED);
    assertThat(scripted.calls).containsExactly("submit", "find");
  }

  @Test
  void whatDidNotArriveIsSentAgain() {
    scripted.found = new JobState.Unknown();
    scripted.plan(FaultKind.TRANSIENT, null, null);
    assertThat(jobs.submit("a", FILE)).isEqualTo(LOADED);
    assertThat(scripted.calls).containsExactly("submit", "find", "submit");
  }

  private static final class Scripted implements LoadJobs {
    final List<String> calls = new ArrayList<>();
    final Queue<List<FaultKind>> plans = new ArrayDeque<>();
    JobState found = LOADED;

    /** One call each; null for one that goes well. */
    void plan(FaultKind... kinds) {
      for (FaultKind kind : kinds) {
        plans.add(kind == null ? List.of() : List.of(kind));
      }
    }

    @Override
    public JobState find(String id) {
      next("find");
      return found;
    }

    @Override
    public JobState submit(String id, SliceFile file) {
      next("submit");
      return LOADED;
    }

    private void next(String call) {
      calls.add(call);
      List<FaultKind> plan = plans.remove();
      if (!plan.isEmpty()) {
        throw new FaultException(new Fault(plan.get(0), 0, "", "planned"), null);
      }
    }
  }
}
