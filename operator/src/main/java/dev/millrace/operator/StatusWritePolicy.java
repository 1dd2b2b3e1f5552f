package dev.millrace.operator;

import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.operator.status.QuantityFormatter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a status is to be written: never when it says what is written already, at once when it says
 * more than new numbers, and new numbers no more often than at an interval.
 *
 * @param write whether now
 * @param left how long to wait with what is left to be written; absent when nothing is
 */
record StatusWritePolicy(boolean write, Optional<Duration> left) {
  private static final StatusWritePolicy NOTHING = new StatusWritePolicy(false, Optional.empty());
  private static final StatusWritePolicy NOW = new StatusWritePolicy(true, Optional.empty());

  /**
   * Decides.
   *
   * @param before what is written already
   * @param written when this operator wrote it; absent when it has not
   */
  static StatusWritePolicy of(
      Optional<PipelineRunStatus> before,
      PipelineRunStatus status,
      Optional<Instant> written,
      Duration interval,
      Instant now) {
    if (before.filter(status::equals).isPresent()) {
      return NOTHING;
    }
    Duration until =
        written.map(w -> Duration.between(now, w.plus(interval))).orElse(Duration.ZERO);
    boolean onlyNumbers =
        before
            .filter(b -> QuantityFormatter.without(b).equals(QuantityFormatter.without(status)))
            .isPresent();
    return onlyNumbers && !until.isNegative() && !until.isZero()
        ? new StatusWritePolicy(false, Optional.of(until))
        : NOW;
  }
}
