package dev.millrace.sink.writer;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.LockedByAnother;
import dev.millrace.connector.warehouse.PartitionsLocked;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.QuotaExhausted;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RetryAfter;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.connector.warehouse.WarehouseReplaced;
import dev.millrace.runtime.run.Backoff;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.StageMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that talks to the warehouse. It holds at most one batch and tries it for as long
 * as it takes; meanwhile the consumer reads the next one and keeps its place in the group.
 */
public final class WarehouseThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseThread.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  /** How often it is looked whether the warehouse is still the same while it is idle. */
  private static final Duration CHECK_PERIOD = Duration.ofSeconds(1);

  /** How often it is looked whether another writer is gone. */
  private static final Duration LOCK_PERIOD = Duration.ofSeconds(2);

  private interface Attempt<T> {
    T run() throws WarehouseException;
  }

  private final Warehouse warehouse;
  private final BatchExchange batchExchange;
  private final StageMetrics metrics;
  private final Clock clock;
  private final Thread thread = new Thread(this::work, "warehouse");

  /** A thread that has not begun. */
  public WarehouseThread(
      Warehouse warehouse, BatchExchange batchExchange, StageMetrics metrics, Clock clock) {
    this.warehouse = warehouse;
    this.batchExchange = batchExchange;
    this.metrics = metrics;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Begins to open the warehouse. */
  public void start() {
    thread.start();
  }

  /** Ends after the attempt it is in and closes the warehouse, in at most 10 s. */
  @Override
  public void close() {
    batchExchange.close();
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
      if (thread.isAlive()) {
        LOG.warn("the warehouse is still busy after {}, it is left to itself", CLOSE_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try (warehouse) {
      serve();
    } catch (FatalStageException e) {
      batchExchange.fail(e);
    } catch (RuntimeException | Error e) {
      batchExchange.fail(new FatalStageException("the warehouse failed: " + e, e));
    }
  }

  private void serve() {
    while (ready() && batchExchange.awaitWork(CHECK_PERIOD)) {
      releaseRevoked();
      if (!batchExchange.question().isEmpty()) {
        untilDone(this::positions).ifPresent(batchExchange::answer);
      }
      if (batchExchange.job() != null) {
        long began = System.nanoTime();
        untilDone(this::writeBatch).ifPresent(batchExchange::finish);
        metrics.write().record(Duration.ofNanos(System.nanoTime() - began));
      } else {
        untilDone(this::check);
      }
    }
  }

  /** Opens the warehouse unless it is open and nobody else holds it; false when closing. */
  private boolean ready() {
    while (!batchExchange.isReady() && !batchExchange.closing()) {
      untilDone(this::open);
    }
    return !batchExchange.closing();
  }

  private Boolean open() throws WarehouseException {
    releaseRevoked();
    warehouse.open();
    batchExchange.setOpened(true);
    return true;
  }

  /** Asks for all at once, and when others hold some of them for the rest. */
  private WarehousePositions positions() throws WarehouseException {
    releaseRevoked();
    Set<TopicPartition> asked = batchExchange.question();
    try {
      return WarehousePositions.of(warehouse.positions(asked));
    } catch (PartitionsLocked e) {
      Set<TopicPartition> free = new HashSet<>(asked);
      free.removeAll(e.partitions());
      return new WarehousePositions(warehouse.positions(free), e.partitions(), e.getMessage());
    }
  }

  private Boolean check() throws WarehouseException {
    warehouse.check();
    batchExchange.setRows(warehouse.rows());
    return true;
  }

  private List<RefusedRow> writeBatch() throws WarehouseException {
    releaseRevoked();
    Batch batch = batchExchange.job();
    if (batch.partitions().isEmpty()) {
      return List.of();
    }
    List<RefusedRow> refused = warehouse.write(batch);
    batchExchange.setOpened(true);
    batchExchange.setRows(warehouse.rows());
    return refused;
  }

  private void releaseRevoked() {
    Set<TopicPartition> lost = batchExchange.takeRevoked();
    if (!lost.isEmpty()) {
      warehouse.release(lost);
    }
  }

  /** Tries until it succeeds; empty when closing, or when the warehouse is another one. */
  private <T> Optional<T> untilDone(Attempt<T> attempt) {
    Backoff backoff = new Backoff();
    Instant began = clock.instant();
    while (!batchExchange.closing()) {
      try {
        T outcome = attempt.run();
        if (backoff.failures() > 0) {
          LOG.info("the warehouse is there again after {} failures", backoff.failures());
          batchExchange.setBlocked(null);
        }
        return Optional.of(outcome);
      } catch (PermanentFailure e) {
        throw new FatalStageException(e.getMessage(), e);
      } catch (WarehouseReplaced e) {
        metrics.retried();
        LOG.warn("{}; what is there now is looked at anew", e.getMessage());
        batchExchange.setReplaced();
        return Optional.empty();
      } catch (WarehouseException e) {
        metrics.retried();
        if (e instanceof LockedByAnother) {
          batchExchange.setOpened(false);
        }
        Duration delay = delay(e, backoff);
        batchExchange.setBlocked(blockedReason(e, began));
        LOG.warn("{}; next attempt in {} ms", e.getMessage(), delay.toMillis());
        batchExchange.pause(delay);
      }
    }
    return Optional.empty();
  }

  private static BlockedReason blockedReason(WarehouseException e, Instant began) {
    return e instanceof QuotaExhausted quota
        ? BlockedReason.untilTime(BlockedReason.QUOTA, e.getMessage(), began, quota.until())
        : new BlockedReason(
            e.getMessage(), "waiting for the warehouse: " + e.getMessage(), began, notBefore(e));
  }

  private Duration delay(WarehouseException e, Backoff backoff) {
    Duration growing = backoff.failed(e);
    // A lock says nothing when it is given up, and looking at it costs nothing.
    if (e instanceof LockedByAnother && growing.compareTo(LOCK_PERIOD) > 0) {
      return LOCK_PERIOD;
    }
    return notBefore(e)
        .map(until -> Duration.between(clock.instant(), until))
        .filter(wait -> wait.compareTo(growing) > 0)
        .orElse(growing);
  }

  private static Optional<Instant> notBefore(WarehouseException e) {
    if (e instanceof QuotaExhausted quota) {
      return Optional.of(quota.until());
    }
    return e instanceof RetryAfter later ? Optional.of(later.until()) : Optional.empty();
  }
}
