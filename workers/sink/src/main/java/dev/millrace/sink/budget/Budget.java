package dev.millrace.sink.budget;

import dev.millrace.contract.config.WriteLimits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * Holds a run to its user's limits. Replicas look at what all partitions have spent before they
 * write, not at each other, so together they may overshoot by what they write at the same time.
 */
public final class Budget {
  private final WriteLimits limits;

  /** A budget of these limits. */
  public Budget(WriteLimits limits) {
    this.limits = limits;
  }

  /** Whether there is any limit. */
  public boolean isLimited() {
    return limits.bytesPerDay().isPresent() || limits.bytesPerMonth().isPresent();
  }

  /**
   * What may still be written.
   *
   * @param spent of all partitions of the run
   */
  public RemainingQuota remainingQuota(Instant now, Collection<QuotaUsage> quotaUsage) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    YearMonth month = YearMonth.from(today);
    long ofMonth =
        left(limits.bytesPerMonth().orElse(Long.MAX_VALUE), quotaUsage, s -> s.in(month));
    if (ofMonth <= 0) {
      return RemainingQuota.until(month.plusMonths(1).atDay(1), "bytesPerMonth");
    }
    long ofDay = left(limits.bytesPerDay().orElse(Long.MAX_VALUE), quotaUsage, s -> s.on(today));
    if (ofDay <= 0) {
      return RemainingQuota.until(today.plusDays(1), "bytesPerDay");
    }
    return RemainingQuota.of(Math.min(ofDay, ofMonth));
  }

  private static long left(
      long limit, Collection<QuotaUsage> quotaUsage, ToLongFunction<QuotaUsage> bytes) {
    return limit - quotaUsage.stream().mapToLong(bytes).sum();
  }
}
