package dev.millrace.contract.config;

import dev.millrace.contract.Problems;
import java.time.Duration;

/**
 * When the sink closes a batch: at the first limit reached.
 *
 * @param rows at least 1
 * @param bytes of message values, at least 1
 * @param interval since the batch's first row, at least 10 ms
 */
public record BatchLimits(int rows, long bytes, Duration interval) {
  /** Checks the numbers. */
  public BatchLimits {
    Problems problems = new Problems();
    problems.require(rows >= 1, "sink.batch.rows", rows, "must be at least 1");
    problems.require(bytes >= 1, "sink.batch.bytes", bytes, "must be at least 1");
    problems.require(
        interval.toMillis() >= 10, "sink.batch.interval", interval, "must be at least 10 ms");
    problems.throwIfAny();
  }
}
