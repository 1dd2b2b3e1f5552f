package dev.millrace.sink.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a budget leaves.
 *
 * @param bytes that may be written now; 0 when a limit is reached
 * @param limit the limit that is reached, by its name in the spec; empty while there is none
 * @param resumesAt when more may be written; the epoch while {@code bytes} is above 0
 */
public record RemainingQuota(long bytes, String limit, Instant resumesAt) {
  static RemainingQuota of(long bytes) {
    return new RemainingQuota(bytes, "", Instant.EPOCH);
  }

  static RemainingQuota until(LocalDate day, String limit) {
    return new RemainingQuota(0, limit, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
