package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.fault.Fault;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.warehouse.QuotaExhausted;
import dev.millrace.connector.warehouse.RetryAfter;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultMapperTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  private final FaultMapper faultMapper =
      new FaultMapper(
          PollIntervals.USUAL,
          new Advice("p", WriteMethod.LoadJob),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"DENIED", "REFUSED", "NOT_FOUND", "BILLING", "API_DISABLED"})
  void aJobThatCannotSucceedIsSubmittedAFewTimesADay(FaultKind kind) {
    Duration passed = Duration.ZERO;
    int jobs = 0;
    for (; passed.compareTo(Duration.ofDays(1)) < 0; jobs++) {
      WarehouseException held = faultMapper.ofJob("j", fault(kind)).orElseThrow();
      assertThat(held).isInstanceOf(RetryAfter.class).hasMessageStartingWith("load job j: words");
      passed = passed.plus(Duration.between(NOW, ((RetryAfter) held).until()));
    }
    assertThat(jobs).isBetween(24, 31);
  }

  @Test
  void aServiceThatFailsIsTriedThreeTimesAtOnceAndThenEverLater() {
    for (int job = 0; job < 3; job++) {
      assertThat(faultMapper.ofJob("j", fault(FaultKind.TRANSIENT)))
          .get()
          .isInstanceOf(TransientFailure.class);
    }
    assertThat(wait(FaultKind.TRANSIENT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(wait(FaultKind.TRANSIENT)).isEqualTo(Duration.ofSeconds(60));
    for (int job = 0; job < 10; job++) {
      assertThat(wait(FaultKind.TRANSIENT)).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }
    faultMapper.taken();
    assertThat(faultMapper.ofJob("j", fault(FaultKind.TRANSIENT)))
        .get()
        .isInstanceOf(TransientFailure.class);
  }

  @Test
  void refusedRowsAreLookedForAtOnceButNotWithoutEnd() {
    for (int job = 0; job < 24; job++) {
      assertThat(faultMapper.ofJob("j", fault(FaultKind.ROWS))).isEmpty();
    }
    assertThat(wait(FaultKind.ROWS)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aUsedUpQuotaIsTriedAgainEverLaterUntilSomethingIsTaken() {
    assertThat(untilAfterQuota()).isEqualTo(NOW.plusSeconds(300));
    assertThat(untilAfterQuota()).isEqualTo(NOW.plusSeconds(600));
    faultMapper.taken();
    assertThat(untilAfterQuota()).isEqualTo(NOW.plusSeconds(300));
  }

  private Instant untilAfterQuota() {
    WarehouseException refused =
        faultMapper.of("doing", new FaultException(fault(FaultKind.QUOTA), null));
    return ((QuotaExhausted) refused).until();
  }

  private Duration wait(FaultKind kind) {
    Optional<WarehouseException> held = faultMapper.ofJob("j", fault(kind));
    return Duration.between(NOW, ((RetryAfter) held.orElseThrow()).until());
  }

  private static Fault fault(FaultKind kind) {
    return new Fault(kind, 0, "reason", "words");
  }
}
