package dev.millrace.sink.budget;

import dev.millrace.contract.config.OnLimit;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WriteLimits;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.positions.lookup.KnownPositions;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.sink.batch.InFlightBatch;
import dev.millrace.sink.batch.InFlightPartition;
import dev.millrace.sink.writer.BlockedReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the user's limits leave to write. It counts what all partitions of the run have spent as
 * Kafka knows it, so neither restarts nor other sinks are forgotten. For one thread.
 */
public final class ByteQuotaLimiter {
  private static final Logger LOG = LoggerFactory.getLogger(ByteQuotaLimiter.class);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  private final WriteLimits limits;
  private final Budget budget;
  private final Consumer<byte[], byte[]> consumer;
  private final KnownPositions positions;
  private final String topic;
  private final Clock clock;
  private RemainingQuota remainingQuota;
  private long inFlight;

  /** A limiter that knows nothing yet of what was written. */
  public ByteQuotaLimiter(
      WarehouseConfig warehouse,
      Consumer<byte[], byte[]> consumer,
      KnownPositions positions,
      String topic,
      Clock clock) {
    this.limits = warehouse.limits();
    this.budget = new Budget(limits);
    this.consumer = consumer;
    this.positions = positions;
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * Bytes that may be gathered for the next batch.
   *
   * @throws FatalStageException when a limit is reached and the user wants the run to fail then
   */
  public long bytesLeft() {
    if (!budget.isLimited()) {
      return Long.MAX_VALUE;
    }
    Instant now = clock.instant();
    boolean stale =
        remainingQuota == null
            || isOver(remainingQuota) && !now.isBefore(remainingQuota.resumesAt());
    if (stale) {
      ask(now);
    }
    if (remainingQuota == null) {
      return 0;
    }
    if (isOver(remainingQuota) && limits.onLimit() == OnLimit.Fail) {
      throw new FatalStageException(
          String.format(
              Locale.ROOT, "the limit %s is reached and onLimit is Fail", remainingQuota.limit()));
    }
    return Math.max(0, remainingQuota.bytes() - inFlight);
  }

  /** The limit that is reached, if one is. */
  public Optional<BlockedReason> blockedReason() {
    if (remainingQuota == null || !isOver(remainingQuota)) {
      return Optional.empty();
    }
    return Optional.of(
        BlockedReason.untilTime(
            BlockedReason.BUDGET,
            String.format(Locale.ROOT, "the limit %s is reached", remainingQuota.limit()),
            clock.instant(),
            remainingQuota.resumesAt()));
  }

  /** A batch is in flight. */
  public void acquire(InFlightBatch inFlightBatch) {
    inFlight =
        inFlightBatch.partitions().values().stream().mapToLong(InFlightPartition::bytes).sum();
  }

  /** The batch in flight is committed, or will not be. */
  public void release() {
    inFlight = 0;
    remainingQuota = null;
  }

  /** A note of a partition that has written more bytes. */
  public OffsetMetadata spend(OffsetMetadata metadata, long bytes) {
    return budget.isLimited()
        ? QuotaUsage.of(metadata).plus(clock.instant(), bytes).in(metadata)
        : metadata;
  }

  private void ask(Instant now) {
    Set<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .collect(Collectors.toSet());
    try {
      List<QuotaUsage> quotaUsage =
          positions.look(all, consumer.committed(all, READ_TIMEOUT)).values().stream()
              .map(start -> QuotaUsage.of(start.position().note()))
              .toList();
      remainingQuota = budget.remainingQuota(now, quotaUsage);
    } catch (RetriableException | ExecutionException e) {
      LOG.warn("what the run has written today is not known: {}", KafkaFailures.sentence(e));
      remainingQuota = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      remainingQuota = null;
    }
  }

  private static boolean isOver(RemainingQuota remainingQuota) {
    return remainingQuota.bytes() <= 0;
  }
}
