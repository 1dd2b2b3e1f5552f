package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.QuotaExhausted;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LoaderTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final PollIntervals SHORT =
      new PollIntervals(
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
  private static final JobState LOADED = new JobState.Loaded(OptionalLong.of(3), Optional.empty());

  private static final SliceFile FILE =
      new SliceFile(
          Path.of("rows"),
          new SliceLabels(new RowPlace(0, 0), Optional.empty(), List.of(), new Checksum(3, 30, 7)));
  private static final Slice SLICE =
      new Slice() {
        @Override
        public long rows() {
          return 3;
        }

        @Override
        public SliceFile file() {
          return FILE;
        }

        @Override
        public OptionalLong rowAt(long position) {
          return OptionalLong.empty();
        }
      };

  private final Jobs jobs = new Jobs();
  private final Loader loader = loader();

  @Test
  void aNewSliceIsSubmittedOnce() throws WarehouseException {
    assertThat(load(1).submitted()).isTrue();
    assertThat(jobs.submitted).containsExactly(FIRST);
    assertThat(load(1).submitted()).isFalse();
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void aRunningJobIsWaitedForAndThenReported() {
    jobs.states.put(FIRST, new JobState.Running());
    assertThatThrownBy(() -> load(1))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("load job " + FIRST + " is still running");
    assertThat(jobs.submitted).isEmpty();
  }

  @Test
  void aLostAnswerIsFoundOutByAsking() throws WarehouseException {
    jobs.loseNextAnswer = true;
    assertThatThrownBy(() -> load(1)).isInstanceOf(TransientFailure.class);
    assertThat(load(1).state()).isEqualTo(LOADED);
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void aJobThatDoesNotShowYetIsWaitedForWhenItIsThereAlready() throws WarehouseException {
    jobs.states.put(FIRST, LOADED);
    jobs.hidden = 2;
    assertThat(load(1).state()).isEqualTo(LOADED);
    assertThat(jobs.submitted).isEmpty();
  }

  @Test
  void aJobThatFailedIsSaidToAndItsFollowerHasTheNextId() throws WarehouseException {
    jobs.next.add(failed(FaultKind.TRANSIENT));
    assertThat(load(1).state()).isEqualTo(failed(FaultKind.TRANSIENT));
    assertThat(load(2).state()).isEqualTo(LOADED);
    assertThat(jobs.submitted).containsExactly(FIRST, SECOND);
  }

  @Test
  void aSubmissionRefusedForItsQuotaIsNoJob() throws WarehouseException {
    jobs.refuseNext = new Fault(FaultKind.QUOTA, 403, "quotaExceeded", "too many");
    assertThatThrownBy(() -> load(1)).isInstanceOf(QuotaExhausted.class);
    assertThat(load(1).state()).isEqualTo(LOADED);
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void aSliceThatIsTooLargeLeavesItsIdToASmallerOne() throws WarehouseException {
    jobs.refuseNext = new Fault(FaultKind.TOO_LARGE, 413, "uploadTooLarge", "");
    Loader.Answer refused = load(1);
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.state()).isInstanceOf(JobState.Failed.class);
    assertThat(load(1).accepted()).isTrue();
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void whatAPersonMustMendIsSaidAndTriedAgain() throws WarehouseException {
    jobs.refuseNext = new Fault(FaultKind.DENIED, 403, "accessDenied", "Access Denied");
    assertThatThrownBy(() -> load(1))
        .isInstanceOf(TransientFailure.class)
        .hasMessageStartingWith(
            "submitting load job "
                + FIRST
                + ": Access Denied (accessDenied): give the credentials");
    assertThat(load(1).state()).isEqualTo(LOADED);
  }

  @Test
  void aJobThatLoadedAnotherNumberOfRowsIsNeverBelieved() {
    jobs.next.add(new JobState.Loaded(OptionalLong.of(2), Optional.empty()));
    for (int attempt = 0; attempt < 3; attempt++) {
      Loader successor = loader();
      assertThatThrownBy(() -> successor.load(RANGES, 1, SLICE))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("2 rows")
          .hasMessageContaining("not the 3");
    }
    assertThat(jobs.submitted).containsExactly(FIRST);
  }

  @Test
  void aJobIsMeasuredByWhatWasSentToItAndNotByWhatIsLeftOfItsRows() throws WarehouseException {
    SliceLabels five =
        new SliceLabels(new RowPlace(0, 0), Optional.empty(), List.of(), new Checksum(5, 50, 1));
    jobs.states.put(FIRST, new JobState.Loaded(OptionalLong.of(5), Optional.of(five)));
    assertThat(load(1).submitted()).isFalse();
  }

  @Test
  void aJobThatDoesNotSayWhatItLoadedIsAskedAgainAndDoesNotCount() throws WarehouseException {
    jobs.states.put(FIRST, new JobState.Loaded(OptionalLong.empty(), Optional.empty()));
    assertThatThrownBy(() -> load(1))
        .isInstanceOf(TransientFailure.class)
        .hasMessage(
            "load job " + FIRST + " is done and BigQuery does not say how many rows it has loaded");
    assertThat(jobs.asked).isGreaterThan(2);
    jobs.states.put(FIRST, LOADED);
    assertThat(load(1).state()).isEqualTo(LOADED);
    assertThat(jobs.submitted).isEmpty();
  }

  @Test
  void aForeignJobUnderTheIdIsRefused() {
    jobs.states.put(FIRST, new JobState.Foreign("it loads into p.d.other"));
    assertThatThrownBy(() -> load(1))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith(
            "load job " + FIRST + " is not this run's: it loads into p.d.other.");
    assertThat(jobs.submitted).isEmpty();
  }

  private Loader.Answer load(int number) throws WarehouseException {
    return loader.load(RANGES, number, SLICE);
  }

  private Loader loader() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Loader(jobs, NAMES, SHORT, new FaultMapper(SHORT, ADVICE, clock), true);
  }

  private static JobState failed(FaultKind kind) {
    return new JobState.Failed(new Fault(kind, 0, "reason", "words"), Optional.empty(), List.of());
  }

  /** Jobs in memory: each id once, outcomes as planned, loaded when nothing is planned. */
  private static final class Jobs implements LoadJobs {
    final Map<String, JobState> states = new HashMap<>();
    final List<String> submitted = new ArrayList<>();
    final List<JobState> next = new ArrayList<>();
    Fault refuseNext;
    boolean loseNextAnswer;
    int hidden;
    int asked;

    @Override
    public JobState find(String id) {
      asked++;
      if (hidden > 0) {
        hidden--;
        return new JobState.Unknown();
      }
      return states.getOrDefault(id, new JobState.Unknown());
    }

    @Override
    public JobState submit(String id, SliceFile file) {
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
