package dev.millrace.sink.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.LockedByAnother;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.PartitionsLocked;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.QuotaExhausted;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.connector.warehouse.WarehouseReplaced;
import dev.millrace.contract.Stage;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.StageMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WarehouseThreadTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final StageMetrics metrics =
      new StageMetrics(new SimpleMeterRegistry(), "run", Stage.SINK);
  private final Scripted warehouse = new Scripted();

  @Test
  void aFailureThatPassesIsTriedAgainUntilItDoes() {
    warehouse.script(new TransientFailure("locked"), null, new TransientFailure("full"), null);
    BatchExchange batchExchange = new BatchExchange(false);
    List<Optional<String>> shown = Collections.synchronizedList(new ArrayList<>());
    warehouse.beforeEachCall =
        () -> shown.add(batchExchange.blockedReason().map(BlockedReason::state));
    try (WarehouseThread thread = thread(batchExchange)) {
      thread.start();
      await(batchExchange::opened);
      batchExchange.submit(batch(0));
      assertThat(batchExchange.busyFor(Duration.ofSeconds(30))).isFalse();

      assertThat(batchExchange.takeResult()).contains(List.of());
      assertThat(batchExchange.takeResult()).as("once").isEmpty();
      assertThat(batchExchange.blockedReason()).isEmpty();
      assertThat(metrics.retries()).isEqualTo(2);
    }
    assertThat(warehouse.calls).containsExactly("open", "open", "write [0]", "write [0]", "close");
  }

  @Test
  void whatOnlyAPersonCanMendIsNotTriedAgain() {
    warehouse.script(null, new PermanentFailure("wrong table"));
    BatchExchange batchExchange = new BatchExchange(false);
    try (WarehouseThread thread = thread(batchExchange)) {
      thread.start();
      await(batchExchange::opened);
      batchExchange.submit(batch(0));
      assertThat(batchExchange.busyFor(Duration.ofSeconds(30))).isTrue();
      assertThatExceptionOfType(FatalStageException.class)
          .isThrownBy(batchExchange::takeResult)
          .withMessage("wrong table");
    }
    assertThat(warehouse.calls).containsExactly("open", "write [0]", "close");
  }

  @Test
  void aQuotaIsWaitedForUntilItResets() {
    warehouse.script(null, new QuotaExhausted("used up", NOW.plusSeconds(3_600), null), null, null);
    BatchExchange batchExchange = new BatchExchange(false);
    try (WarehouseThread thread = thread(batchExchange)) {
      thread.start();
      await(batchExchange::opened);
      batchExchange.submit(batch(0, 1));
      await(() -> batchExchange.blockedReason().isPresent());
      assertThat(batchExchange.busyFor(Duration.ofMillis(400)))
          .as("longer than any first backoff")
          .isTrue();
      // Losing a partition ends the wait, so that its new owner is not held up.
      batchExchange.revoke(List.of(Batches.partition(1)));
      assertThat(batchExchange.busyFor(Duration.ofSeconds(30))).isFalse();
    }
    assertThat(warehouse.calls)
        .containsExactly("open", "write [0, 1]", "release [1]", "write [0]", "close");
  }

  @Test
  void aWholeBatchStaysWholeUntilNothingOfItIsOurs() {
    BatchExchange batchExchange = new BatchExchange(true);
    batchExchange.submit(batch(0, 1));
    batchExchange.revoke(List.of(Batches.partition(1)));
    assertThat(batchExchange.job()).isEqualTo(batch(0, 1));
    batchExchange.revoke(List.of(Batches.partition(0)));
    assertThat(batchExchange.job().partitions()).isEmpty();
  }

  @Test
  void aLossConcernsOnlyTheBatchThatWasInHand() {
    BatchExchange batchExchange = new BatchExchange(false);
    batchExchange.submit(batch(0, 1));
    batchExchange.revoke(List.of(Batches.partition(1)));
    assertThat(batchExchange.job()).isEqualTo(batch(0));
    batchExchange.finish(List.of());
    assertThat(batchExchange.takeResult()).isPresent();

    batchExchange.submit(batch(1));
    assertThat(batchExchange.job()).as("the partition came back").isEqualTo(batch(1));
    assertThat(batchExchange.takeRevoked()).containsExactly(Batches.partition(1));
  }

  @Test
  void aPartitionThatAnotherHoldsDoesNotHoldUpTheAnswerForTheOthers() {
    warehouse.locked = Set.of(Batches.partition(1));
    BatchExchange batchExchange = new BatchExchange(false);
    try (WarehouseThread thread = thread(batchExchange)) {
      thread.start();
      await(batchExchange::opened);
      batchExchange.askPositions(List.of(Batches.partition(0), Batches.partition(1)));
      AtomicReference<WarehousePositions> answer = new AtomicReference<>();
      await(
          () -> {
            batchExchange.takePositions().ifPresent(answer::set);
            return answer.get() != null;
          });
      assertThat(answer.get())
          .isEqualTo(
              new WarehousePositions(
                  Optional.of(Map.of(0, 7L)), Set.of(Batches.partition(1)), "held by another"));
      assertThat(batchExchange.blockedReason()).isEmpty();
    }
  }

  @Test
  void whatBelongsToOthersIsNotAskedAbout() {
    BatchExchange batchExchange = new BatchExchange(false);
    batchExchange.askPositions(List.of(Batches.partition(0), Batches.partition(1)));
    batchExchange.revoke(List.of(Batches.partition(1)));
    assertThat(batchExchange.question()).containsExactly(Batches.partition(0));
    batchExchange.revoke(List.of(Batches.partition(0)));
    assertThat(batchExchange.question()).isEmpty();
    assertThat(batchExchange.takePositions()).as("nobody waits for ever").isPresent();
  }

  @Test
  void aWarehouseThatWasReplacedIsOpenedAnewWithoutItsBatch() {
    warehouse.script(null, new WarehouseReplaced("another one"), null);
    BatchExchange batchExchange = new BatchExchange(false);
    try (WarehouseThread thread = thread(batchExchange)) {
      thread.start();
      await(batchExchange::opened);
      batchExchange.submit(batch(0));
      assertThat(batchExchange.busyFor(Duration.ofSeconds(30))).isFalse();
      assertThat(batchExchange.takeResult()).as("nothing was written").isEmpty();
      assertThat(batchExchange.opened()).as("until the loop has heard of it").isFalse();
      assertThat(batchExchange.takeReplaced()).isTrue();
      await(batchExchange::opened);
    }
    assertThat(warehouse.calls).startsWith("open", "write [0]", "open");
  }

  @Test
  void whileAnotherHoldsTheWarehouseNothingCanBeWritten() {
    warehouse.script(null, new LockedByAnother("held", null), null);
    BatchExchange batchExchange = new BatchExchange(false);
    List<Boolean> shown = Collections.synchronizedList(new ArrayList<>());
    warehouse.beforeEachCall = () -> shown.add(batchExchange.isReady());
    try (WarehouseThread thread = thread(batchExchange)) {
      thread.start();
      await(batchExchange::opened);
      batchExchange.submit(batch(0));
      assertThat(batchExchange.busyFor(Duration.ofSeconds(30))).isFalse();
      assertThat(batchExchange.opened()).isTrue();
    }
    assertThat(shown).startsWith(false, true, false);
  }

  @Test
  void closingEndsAWait() {
    warehouse.script(null, new QuotaExhausted("used up", NOW.plusSeconds(3_600), null));
    BatchExchange batchExchange = new BatchExchange(false);
    WarehouseThread thread = thread(batchExchange);
    thread.start();
    await(batchExchange::opened);
    batchExchange.submit(batch(0));
    await(() -> batchExchange.blockedReason().isPresent());
    thread.close();
    assertThat(warehouse.calls).containsExactly("open", "write [0]", "close");
    assertThat(batchExchange.busyFor(Duration.ZERO)).as("the batch was not written").isTrue();
    assertThat(batchExchange.takeResult()).isEmpty();
  }

  private WarehouseThread thread(BatchExchange batchExchange) {
    return new WarehouseThread(warehouse, batchExchange, metrics, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Batch batch(int... partitions) {
    return new Batch(
        Arrays.stream(partitions)
            .mapToObj(p -> new OffsetRange(Batches.partition(p), 0, 1))
            .map(range -> new PartitionRows(range, List.of()))
            .toList());
  }

  private static void await(BooleanSupplier condition) {
    Awaitility.await().atMost(Duration.ofSeconds(120)).until(condition::getAsBoolean);
  }

  /** Notes its calls and fails as told. */
  private static final class Scripted implements Warehouse {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Optional<WarehouseException>> outcomes = new ConcurrentLinkedQueue<>();
    private volatile Runnable beforeEachCall = () -> {};
    private volatile Set<TopicPartition> locked = Set.of();

    void script(WarehouseException... failures) {
      Arrays.stream(failures).map(Optional::ofNullable).forEach(outcomes::add);
    }

    @Override
    public void open() throws WarehouseException {
      calls.add("open");
      failIfTold();
    }

    @Override
    public List<RefusedRow> write(Batch batch) throws WarehouseException {
      calls.add(
          "write " + partitions(batch.ranges().stream().map(OffsetRange::partition).toList()));
      failIfTold();
      return List.of();
    }

    @Override
    public Optional<Map<Integer, Long>> positions(Collection<TopicPartition> partitions)
        throws WarehouseException {
      if (!Collections.disjoint(partitions, locked)) {
        throw new PartitionsLocked("held by another", locked);
      }
      return Optional.of(Map.of(0, 7L));
    }

    @Override
    public void release(Collection<TopicPartition> partitions) {
      calls.add("release " + partitions(partitions));
    }

    @Override
    public void close() {
      calls.add("close");
    }

    private void failIfTold() throws WarehouseException {
      beforeEachCall.run();
      Optional<WarehouseException> outcome = outcomes.poll();
      if (outcome != null && outcome.isPresent()) {
        throw outcome.get();
      }
    }

    private static List<Integer> partitions(Collection<TopicPartition> partitions) {
      return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }
  }
}
