package dev.millrace.sink.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.millrace.contract.config.WarehouseConfig.WriteMethod;
import dev.millrace.sink.bigquery.fault.Advice;
import dev.millrace.sink.bigquery.fault.Fault;
import dev.millrace.sink.bigquery.fault.FaultException;
import dev.millrace.sink.bigquery.fault.FaultKind;
import dev.millrace.sink.warehouse.OffsetRange;
import dev.millrace.sink.warehouse.Origin;
import dev.millrace.sink.warehouse.PermanentFailure;
import dev.millrace.sink.warehouse.QuotaExhausted;
import dev.millrace.sink.warehouse.TransientFailure;
import dev.millrace.sink.warehouse.WarehouseException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LoaderTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final Waits SHORT =
      new Waits(
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMillis(50),
          Duration.ofMinutes(5),
          Duration.ofHours(1));
  private static final Advice ADVICE = new Advice("p", WriteMethod.LoadJob);
  private static final JobNames NAMES =
      new JobNames(new Origin("tweets", "tweets.processed", "id"), "p.d.t@1");
  private static final List<OffsetRange> RANGES =
      List.of(new OffsetRange(new TopicPartition("tweets.processed", 0), 0, 3));
  private static final String FIRST = NAMES.name(RANGES, 1);
  private static final String SECOND = NAMES.name(RANGES, 2);
  private static final JobState LOADED = new JobState.Loaded(OptionalLong.of(3));

  private final Jobs jobs = new Jobs();
  private final Loader loader = loader();

  @Test
  void aNewSliceIsSubmittedOnce() throws WarehouseException {
    assertThat(loader.load(slice())).isEmpty();
    assertThat(jobs.submitted).containsExactly(FIRST);
    assertThat(loader().load(slice())).isEmpty();
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void aRunningJobIsWaitedForAndThenReported() {
    jobs.states.put(FIRST, new JobState.Running());
    assertThatThrownBy(() -> loader.load(slice()))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("load job " + FIRST + " is still running");
    assertThat(jobs.submitted).isEmpty();
  }

  @Test
  void aLostAnswerIsFoundOutByAsking() throws WarehouseException {
    jobs.loseNextAnswer = true;
    assertThatThrownBy(() -> loader.load(slice())).isInstanceOf(TransientFailure.class);
    assertThat(loader.load(slice())).isEmpty();
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void aJobThatDoesNotShowYetIsWaitedForWhenItIsThereAlready() throws WarehouseException {
    jobs.states.put(FIRST, LOADED);
    jobs.hidden = 2;
    assertThat(loader.load(slice())).isEmpty();
    assertThat(jobs.submitted).isEmpty();
  }

  @Test
  void aJobThatFailedEarlierIsFollowedByTheNextAttemptAtOnce() throws WarehouseException {
    jobs.states.put(FIRST, failed(FaultKind.TRANSIENT));
    assertThat(loader.load(slice())).isEmpty();
    assertThat(jobs.submitted).containsExactly(SECOND);
  }

  @Test
  void aJobThatFailsNowGivesTheCallerASayBeforeTheNextAttempt() throws WarehouseException {
    jobs.next.add(failed(FaultKind.TRANSIENT));
    assertThatThrownBy(() -> loader.load(slice())).isInstanceOf(TransientFailure.class);
    assertThat(loader.load(slice())).isEmpty();
    assertThat(jobs.submitted).containsExactly(FIRST, SECOND);
  }

  @Test
  void aUsedUpQuotaIsTriedAgainEverLaterUntilSomethingIsTaken() throws WarehouseException {
    jobs.next.addAll(List.of(failed(FaultKind.QUOTA), failed(FaultKind.QUOTA)));
    assertThat(untilAfterQuota()).isEqualTo(NOW.plusSeconds(300));
    assertThat(untilAfterQuota()).isEqualTo(NOW.plusSeconds(600));
    assertThat(loader.load(slice())).isEmpty();
    jobs.states.clear();
    loader.forget();
    jobs.next.add(failed(FaultKind.QUOTA));
    assertThat(untilAfterQuota()).isEqualTo(NOW.plusSeconds(300));
  }

  @Test
  void aSubmissionRefusedForItsQuotaIsNoAttempt() throws WarehouseException {
    jobs.refuseNext = new Fault(FaultKind.QUOTA, 403, "quotaExceeded", "too many");
    assertThatThrownBy(() -> loader.load(slice())).isInstanceOf(QuotaExhausted.class);
    assertThat(loader.load(slice())).isEmpty();
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void badRowsAreReportedForTheSliceWhoeverAsks() throws WarehouseException {
    jobs.next.add(failed(FaultKind.ROWS));
    assertThat(loader.load(slice())).map(Fault::kind).contains(FaultKind.ROWS);
    assertThat(loader().load(slice())).map(Fault::kind).contains(FaultKind.ROWS);
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void aSliceThatIsTooLargeIsToBeSplit() throws WarehouseException {
    jobs.refuseNext = new Fault(FaultKind.TOO_LARGE, 413, "uploadTooLarge", "");
    assertThat(loader.load(slice())).map(Fault::kind).contains(FaultKind.TOO_LARGE);
  }

  @Test
  void whatAPersonMustMendIsSaidAndTriedAgain() throws WarehouseException {
    jobs.refuseNext = new Fault(FaultKind.DENIED, 403, "accessDenied", "Access Denied");
    assertThatThrownBy(() -> loader.load(slice()))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("submitting load job " + FIRST + ": Access Denied (accessDenied)");
    assertThat(loader.load(slice())).isEmpty();
  }

  @Test
  void aJobThatLoadedAnotherNumberOfRowsIsNotBelieved() {
    jobs.next.add(new JobState.Loaded(OptionalLong.of(2)));
    assertThatThrownBy(() -> loader.load(slice()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("2 rows")
        .hasMessageContaining("not 3");
  }

  private Instant untilAfterQuota() {
    Throwable thrown = catchThrowable(() -> loader.load(slice()));
    assertThat(thrown).isInstanceOf(QuotaExhausted.class);
    return ((QuotaExhausted) thrown).until();
  }

  private Loader loader() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Loader(jobs, NAMES, SHORT, new Refusals(SHORT, ADVICE, clock));
  }

  private static JobState failed(FaultKind kind) {
    return new JobState.Failed(new Fault(kind, 0, "reason", "words"));
  }

  private static Slice slice() {
    return new Slice() {
      @Override
      public List<OffsetRange> ranges() {
        return RANGES;
      }

      @Override
      public long rows() {
        return 3;
      }

      @Override
      public Path file() {
        return Path.of("rows");
      }
    };
  }

  /** Jobs in memory: each id once, outcomes as planned, loaded when nothing is planned. */
  private static final class Jobs implements LoadJobs {
    final Map<String, JobState> states = new HashMap<>();
    final List<String> submitted = new ArrayList<>();
    final List<JobState> next = new ArrayList<>();
    Fault refuseNext;
    boolean loseNextAnswer;
    int hidden;

    @Override
    public JobState find(String id) {
      if (hidden > 0) {
        hidden--;
        return new JobState.Unknown();
      }
      return states.getOrDefault(id, new JobState.Unknown());
    }

    @Override
    public JobState submit(String id, Path file) {
      if (refuseNext != null) {
        Fault fault = refuseNext;
        refuseNext = null;
        throw new FaultException(fault, null);
      }
      if (states.containsKey(id)) {
        throw new FaultException(new Fault(FaultKind.DUPLICATE, 409, "duplicate", ""), null);
      }
      submitted.add(id);
      states.put(id, next.isEmpty() ? LOADED : next.remove(0));
      if (loseNextAnswer) {
        loseNextAnswer = false;
        throw new FaultException(new Fault(FaultKind.TRANSIENT, 0, "", "reset"), null);
      }
      return states.get(id);
    }
  }
}
