package dev.millrace.sink.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.config.OnLimit;
import dev.millrace.contract.config.WriteLimits;
import dev.millrace.contract.progress.OffsetMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant EVENING = Instant.parse("2026-07-31T23:59:59Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-08-01T00:00:00Z");
  private static final QuotaUsage NOTHING = QuotaUsage.of(OffsetMetadata.ZERO);

  @Test
  void whatIsLeftIsTheSmallerOfDayAndMonth() {
    List<QuotaUsage> quotaUsage = List.of(NOTHING.plus(EVENING, 30), NOTHING.plus(EVENING, 20));
    assertThat(budget(100L, null).remainingQuota(EVENING, quotaUsage).bytes()).isEqualTo(50);
    assertThat(budget(100L, 60L).remainingQuota(EVENING, quotaUsage).bytes()).isEqualTo(10);
  }

  @Test
  void aDayEndsAtMidnightUtc() {
    List<QuotaUsage> quotaUsage = List.of(NOTHING.plus(EVENING, 100));
    RemainingQuota over = budget(100L, null).remainingQuota(EVENING, quotaUsage);
    assertThat(over).isEqualTo(new RemainingQuota(0, "bytesPerDay", NEXT_DAY));
    assertThat(budget(100L, null).remainingQuota(NEXT_DAY, quotaUsage).bytes()).isEqualTo(100);
  }

  @Test
  void aMonthEndsWithItsLastDay() {
    Instant early = Instant.parse("2026-07-02T12:00:00Z");
    QuotaUsage twoDays = NOTHING.plus(early, 60).plus(EVENING, 50);
    RemainingQuota over = budget(1000L, 100L).remainingQuota(EVENING, List.of(twoDays));
    assertThat(over).isEqualTo(new RemainingQuota(0, "bytesPerMonth", NEXT_DAY));
    assertThat(budget(null, 100L).remainingQuota(NEXT_DAY, List.of(twoDays)).bytes())
        .isEqualTo(100);
  }

  @Test
  void withoutLimitsThereIsNone() {
    assertThat(new Budget(WriteLimits.NONE).isLimited()).isFalse();
    assertThat(budget(1L, null).isLimited()).isTrue();
    assertThat(new Budget(WriteLimits.NONE).remainingQuota(EVENING, List.of()).bytes())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void spentSurvivesTheNote() {
    OffsetMetadata metadata = new OffsetMetadata(5, 0, Map.of("job", "j"));
    QuotaUsage quotaUsage = NOTHING.plus(EVENING, 12).plus(NEXT_DAY, 3);
    OffsetMetadata read = OffsetMetadata.decode(quotaUsage.in(metadata).encode());
    assertThat(QuotaUsage.of(read)).isEqualTo(quotaUsage);
    assertThat(read.more()).containsEntry("job", "j");
    assertThat(quotaUsage.monthBytes()).isEqualTo(3);
  }

  private static Budget budget(Long day, Long month) {
    return new Budget(
        new WriteLimits(Optional.ofNullable(day), Optional.ofNullable(month), OnLimit.Wait));
  }
}
