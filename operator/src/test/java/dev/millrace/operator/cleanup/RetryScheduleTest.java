package dev.millrace.operator.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.OnDelete;
import dev.millrace.operator.ledger.TopicLedger;
import dev.millrace.operator.ledger.TopicMaker;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final ResourceID ID = new ResourceID("ns.t-topics", "system");
  private static final TopicLedger LEDGER =
      new TopicLedger(
          "ns",
          "t",
          "uid",
          "",
          OnDelete.Delete,
          new TopicMaker.Strimzi("c"),
          List.of("t.raw"),
          Map.of());

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final InstantSource time = () -> now;
  private final RetrySchedule retrySchedule = new RetrySchedule(time);

  @Test
  void doneIsOver() {
    assertThat(retrySchedule.judge(ID, LEDGER, Removal.DONE).over()).isTrue();
  }

  @Test
  void kafkaIsWaitedForAsLongAsItTakesButLookedAtMoreRarely() {
    Removal waiting = new Removal.Waiting("Kafka b:1");
    assertThat(retrySchedule.judge(ID, LEDGER, waiting))
        .isEqualTo(new RetrySchedule.Verdict(false, Duration.ofSeconds(2)));
    now = now.plus(Duration.ofDays(3));
    assertThat(retrySchedule.judge(ID, LEDGER, waiting))
        .isEqualTo(new RetrySchedule.Verdict(false, Duration.ofSeconds(30)));
  }

  @Test
  void secretsThatAreGoneAreWaitedForOnlyAWhile() {
    Removal impossible = new Removal.Impossible("Secrets [s] in namespace ns are gone");
    assertThat(retrySchedule.judge(ID, LEDGER, new Removal.Waiting("its pods")).over()).isFalse();
    now = now.plus(RetrySchedule.FOR_SECRETS);
    assertThat(retrySchedule.judge(ID, LEDGER, impossible).over()).as("waited for pods").isFalse();
    now = now.plus(RetrySchedule.FOR_SECRETS).minusMillis(1);
    assertThat(retrySchedule.judge(ID, LEDGER, impossible).over()).isFalse();
    now = now.plusMillis(1);
    assertThat(retrySchedule.judge(ID, LEDGER, impossible).over()).isTrue();
  }
}
