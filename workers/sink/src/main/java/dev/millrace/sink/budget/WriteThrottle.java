package dev.millrace.sink.budget;

import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.sink.batch.InFlightBatch;
import dev.millrace.sink.writer.BlockedReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets batches through to the warehouse that are due: not too many a day, and within the user's
 * limits. For one thread.
 */
public final class WriteThrottle {
  private final MinIntervalLimiter minIntervalLimiter;
  private final ByteQuotaLimiter byteQuotaLimiter;

  /** A throttle of both limits. */
  public WriteThrottle(MinIntervalLimiter minIntervalLimiter, ByteQuotaLimiter byteQuotaLimiter) {
    this.minIntervalLimiter = minIntervalLimiter;
    this.byteQuotaLimiter = byteQuotaLimiter;
  }

  /** Whether a batch may pass now. */
  public boolean isOpen() {
    return untilOpen().compareTo(Duration.ZERO) <= 0;
  }

  /** How long until a batch may pass; zero or less when it may. */
  public Duration untilOpen() {
    return minIntervalLimiter.left();
  }

  /** How many bytes the next batch may have. */
  public long bytesLeft() {
    return byteQuotaLimiter.bytesLeft();
  }

  /** What delays batches for long. */
  public Optional<BlockedReason> blockedReason() {
    return byteQuotaLimiter.blockedReason();
  }

  /** A batch passes. */
  public void acquire(InFlightBatch inFlightBatch) {
    minIntervalLimiter.begin();
    byteQuotaLimiter.acquire(inFlightBatch);
  }

  /** The batch that was let through is committed, or never will be. */
  public void release() {
    byteQuotaLimiter.release();
  }

  /** Metadata that remembers what a committed batch has used. */
  public OffsetMetadata record(OffsetMetadata metadata, long bytes) {
    Duration least = minIntervalLimiter.least();
    Map<String, String> more = new HashMap<>(metadata.more());
    if (least.isZero()) {
      more.remove(SinkMetadataKeys.EVERY);
    } else {
      more.put(SinkMetadataKeys.EVERY, least.toString());
    }
    return byteQuotaLimiter.spend(metadata.with(more), bytes);
  }
}
