package dev.millrace.contract.config;

import java.util.Optional;

/**
 * How much a run may write, in bytes of message values.
 *
 * @param bytesPerDay from midnight to midnight UTC, at least 1
 * @param bytesPerMonth of a calendar month, UTC, at least 1
 * @param onLimit what to do when a limit is reached
 */
public record WriteLimits(
    Optional<Long> bytesPerDay, Optional<Long> bytesPerMonth, OnLimit onLimit) {
  /** Write whatever comes. */
  public static final WriteLimits NONE =
      new WriteLimits(Optional.empty(), Optional.empty(), OnLimit.Wait);
}
