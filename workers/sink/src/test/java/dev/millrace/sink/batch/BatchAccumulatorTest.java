package dev.millrace.sink.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.event.rows.RowCheck;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.OffsetTracker;
import dev.millrace.sink.spool.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchAccumulatorTest {
  private static final List<Column> COLUMNS = List.of(new Column("id", ColumnType.INT64));
  private static final DeadLetters LETTERS = new DeadLetters("run.dead-letter", Stage.SINK, 1_000);

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aBatchIsDueByRowsByBytesAndByTime() {
    BatchAccumulator byRows = batchAccumulator(2, 1_000);
    byRows.add(message(0, 0, "{}"));
    assertThat(byRows.due()).isFalse();
    byRows.add(message(0, 1, "not a row, but a message"));
    assertThat(byRows.full()).isTrue();

    BatchAccumulator byBytes = batchAccumulator(100, 4);
    byBytes.add(message(0, 0, "{}"));
    assertThat(byBytes.due()).isFalse();
    byBytes.add(message(0, 1, "{}"));
    assertThat(byBytes.full()).isTrue();

    BatchAccumulator byTime = batchAccumulator(100, 1_000);
    nanos.set(Duration.ofHours(1).toNanos());
    assertThat(byTime.due()).as("nothing is there to be late").isFalse();
    byTime.add(message(0, 0, "{}"));
    assertThat(byTime.untilDue()).isEqualTo(Duration.ofSeconds(1));
    nanos.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(byTime.due()).isFalse();
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(byTime.due()).isTrue();
    assertThat(byTime.full()).isFalse();
  }

  @Test
  void aBatchSaysWhatItIsMadeOf() {
    BatchAccumulator batchAccumulator = batchAccumulator(100, 1_000);
    batchAccumulator.add(message(1, 7, "{\"id\":1}"));
    batchAccumulator.add(message(0, 3, "{\"id\":2}"));
    batchAccumulator.add(message(1, 9, "[]"));
    batchAccumulator.add(message(1, 12, "{\"id\":3}"));

    InFlightBatch inFlightBatch = batchAccumulator.close();
    assertThat(batchAccumulator.isEmpty()).isTrue();
    assertThat(inFlightBatch.batch().ranges())
        .containsExactly(
            new OffsetRange(Batches.partition(0), 3, 4),
            new OffsetRange(Batches.partition(1), 7, 13));
    InFlightPartition one = inFlightBatch.partitions().get(Batches.partition(1));
    assertThat(one.in()).isEqualTo(3);
    assertThat(one.bytes()).isEqualTo(18);
    assertThat(one.deadLetters()).hasSize(1);
    assertThat(one.next().offset()).isEqualTo(13);
    assertThat(one.next().leaderEpoch()).contains(5);
    assertThat(one.rows().size()).isEqualTo(2);
    assertThat(one.message(12).key()).isEqualTo("key 12".getBytes(StandardCharsets.UTF_8));
    assertThat(one.message(12).value()).isEqualTo("{\"id\":3}".getBytes(StandardCharsets.UTF_8));
    assertThatIllegalArgumentException().isThrownBy(() -> one.message(9));
  }

  @Test
  void messagesAreFoundAcrossBlocks() {
    BatchAccumulator batchAccumulator = batchAccumulator(10_000, 1_000_000);
    for (int i = 0; i < 5_000; i++) {
      batchAccumulator.add(message(0, 2L * i, "{\"id\":" + i + "}"));
    }
    InFlightPartition part = batchAccumulator.close().partitions().get(Batches.partition(0));
    for (long offset : new long[] {0, 4_094, 4_096, 9_998}) {
      assertThat(new String(part.message(offset).key(), StandardCharsets.UTF_8))
          .isEqualTo("key " + offset);
      assertThat(new String(part.message(offset).value(), StandardCharsets.UTF_8))
          .isEqualTo("{\"id\":" + offset / 2 + "}");
    }
  }

  @Test
  void aRowThatTheWarehouseRefusesForSureIsADeadLetter() {
    RowCheck odd = row -> Optional.of("odd").filter(problem -> row.integer(0) % 2 == 1);
    BatchLimits limits = new BatchLimits(100, 1_000, Duration.ofSeconds(1));
    BatchAccumulator batchAccumulator =
        new BatchAccumulator(
            COLUMNS, odd, limits, LETTERS, MemoryStore::new, new OffsetTracker(), nanos::get);
    batchAccumulator.add(message(0, 1, "{\"id\":1}"));
    batchAccumulator.add(message(0, 2, "{\"id\":2}"));
    InFlightPartition part = batchAccumulator.close().partitions().get(Batches.partition(0));
    assertThat(part.rows().size()).isEqualTo(1);
    assertThat(part.deadLetters()).hasSize(1);
    assertThat(part.next().offset()).isEqualTo(3);
  }

  @Test
  void deadLettersAreNotGatheredWithoutEnd() {
    BatchAccumulator batchAccumulator = batchAccumulator(1_000_000, 1L << 40);
    String megabyte = "x".repeat(1 << 20);
    for (int i = 0; i < 16; i++) {
      assertThat(batchAccumulator.full()).isFalse();
      batchAccumulator.add(message(0, i, megabyte));
    }
    assertThat(batchAccumulator.full()).isTrue();
  }

  @Test
  void lostPartitionsLeaveNothing() {
    BatchAccumulator batchAccumulator = batchAccumulator(2, 1_000);
    batchAccumulator.add(message(0, 0, "{}"));
    batchAccumulator.add(message(1, 0, "[]"));
    batchAccumulator.drop(Set.of(Batches.partition(1), Batches.partition(2)));
    assertThat(batchAccumulator.full()).isFalse();
    batchAccumulator.drop(Set.of(Batches.partition(0)));
    assertThat(batchAccumulator.isEmpty()).isTrue();
    nanos.set(Duration.ofHours(1).toNanos());
    assertThat(batchAccumulator.due()).isFalse();
    assertThat(batchAccumulator.close().batch().partitions()).isEmpty();
  }

  private BatchAccumulator batchAccumulator(int rows, long bytes) {
    BatchLimits limits = new BatchLimits(rows, bytes, Duration.ofSeconds(1));
    return new BatchAccumulator(
        COLUMNS, RowCheck.NONE, limits, LETTERS, MemoryStore::new, new OffsetTracker(), nanos::get);
  }

  private static ConsumerRecord<byte[], byte[]> message(int partition, long offset, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        Batches.TOPIC,
        partition,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        bytes.length,
        ("key " + offset).getBytes(StandardCharsets.UTF_8),
        bytes,
        new RecordHeaders(),
        Optional.of(5));
  }
}
