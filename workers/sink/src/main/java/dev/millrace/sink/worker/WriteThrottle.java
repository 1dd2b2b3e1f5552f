package dev.millrace.sink.worker;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets batches through to the warehouse that are due: not too many a day, and within the user's
 * limits. For one thread.
 */
final class WriteThrottle {
  private final MinIntervalLimiter minIntervalLimiter;
  private final ByteQuotaLimiter byteQuotaLimiter;

  WriteThrottle(MinIntervalLimiter minIntervalLimiter, ByteQuotaLimiter byteQuotaLimiter) {
    this.minIntervalLimiter = minIntervalLimiter;
    this.byteQuotaLimiter = byteQuotaLimiter;
  }

  /** Whether a batch may pass now. */
  boolean isOpen() {
    return untilOpen().compareTo(Duration.ZERO) <= 0;
  }

  /** How long until a batch may pass; zero or less when it may. */
  Duration untilOpen() {
    return minIntervalLimiter.left();
  }

  /** How many bytes the next batch may have. */
  long bytesLeft() {
    return byteQuotaLimiter.left();
  }

  /** What keeps the gate closed for long. */
  Optional<BlockedReason> blockedReason() {
    return byteQuotaLimiter.blockedReason();
  }

  /** A batch passes. */
  void pass(InFlightBatch inFlightBatch) {
    minIntervalLimiter.begin();
    byteQuotaLimiter.take(inFlightBatch);
  }

  /** The batch that passed is settled, or never will be. */
  void settled() {
    byteQuotaLimiter.close();
  }

  /** A note that remembers what a settled batch has cost. */
  OffsetMetadata settled(OffsetMetadata note, long bytes) {
    Duration least = minIntervalLimiter.least();
    Map<String, String> more = new HashMap<>(note.more());
    if (least.isZero()) {
      more.remove(SinkMetadataKeys.EVERY);
    } else {
      more.put(SinkMetadataKeys.EVERY, least.toString());
    }
    return byteQuotaLimiter.spend(note.with(more), bytes);
  }
}
