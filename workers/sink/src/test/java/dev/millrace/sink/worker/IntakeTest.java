package dev.millrace.sink.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.runtime.kafka.DeadLetters;
import dev.millrace.runtime.kafka.PartitionLedger;
import dev.millrace.sink.rows.RowCheck;
import dev.millrace.sink.spool.MemoryStore;
import dev.millrace.sink.warehouse.Batches;
import dev.millrace.sink.warehouse.OffsetRange;
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

class IntakeTest {
  private static final List<Column> COLUMNS = List.of(new Column("id", ColumnType.INT64));
  private static final DeadLetters LETTERS = new DeadLetters("run.dead-letter", Stage.SINK, 1_000);

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aBatchIsDueByRowsByBytesAndByTime() {
    Intake byRows = intake(2, 1_000);
    byRows.add(message(0, 0, "{}"));
    assertThat(byRows.due()).isFalse();
    byRows.add(message(0, 1, "not a row, but a message"));
    assertThat(byRows.full()).isTrue();

    Intake byBytes = intake(100, 4);
    byBytes.add(message(0, 0, "{}"));
    assertThat(byBytes.due()).isFalse();
    byBytes.add(message(0, 1, "{}"));
    assertThat(byBytes.full()).isTrue();

    Intake byTime = intake(100, 1_000);
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
    Intake intake = intake(100, 1_000);
    intake.add(message(1, 7, "{\"id\":1}"));
    intake.add(message(0, 3, "{\"id\":2}"));
    intake.add(message(1, 9, "[]"));
    intake.add(message(1, 12, "{\"id\":3}"));

    Parcel parcel = intake.close();
    assertThat(intake.isEmpty()).isTrue();
    assertThat(parcel.batch().ranges())
        .containsExactly(
            new OffsetRange(Batches.partition(0), 3, 4),
            new OffsetRange(Batches.partition(1), 7, 13));
    PartitionParcel one = parcel.partitions().get(Batches.partition(1));
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
    Intake intake = intake(10_000, 1_000_000);
    for (int i = 0; i < 5_000; i++) {
      intake.add(message(0, 2L * i, "{\"id\":" + i + "}"));
    }
    PartitionParcel part = intake.close().partitions().get(Batches.partition(0));
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
    Intake intake =
        new Intake(
            COLUMNS, odd, limits, LETTERS, MemoryStore::new, new PartitionLedger(), nanos::get);
    intake.add(message(0, 1, "{\"id\":1}"));
    intake.add(message(0, 2, "{\"id\":2}"));
    PartitionParcel part = intake.close().partitions().get(Batches.partition(0));
    assertThat(part.rows().size()).isEqualTo(1);
    assertThat(part.deadLetters()).hasSize(1);
    assertThat(part.next().offset()).isEqualTo(3);
  }

  @Test
  void deadLettersAreNotGatheredWithoutEnd() {
    Intake intake = intake(1_000_000, 1L << 40);
    String megabyte = "x".repeat(1 << 20);
    for (int i = 0; i < 16; i++) {
      assertThat(intake.full()).isFalse();
      intake.add(message(0, i, megabyte));
    }
    assertThat(intake.full()).isTrue();
  }

  @Test
  void lostPartitionsLeaveNothing() {
    Intake intake = intake(2, 1_000);
    intake.add(message(0, 0, "{}"));
    intake.add(message(1, 0, "[]"));
    intake.drop(Set.of(Batches.partition(1), Batches.partition(2)));
    assertThat(intake.full()).isFalse();
    intake.drop(Set.of(Batches.partition(0)));
    assertThat(intake.isEmpty()).isTrue();
    nanos.set(Duration.ofHours(1).toNanos());
    assertThat(intake.due()).isFalse();
    assertThat(intake.close().batch().partitions()).isEmpty();
  }

  private Intake intake(int rows, long bytes) {
    BatchLimits limits = new BatchLimits(rows, bytes, Duration.ofSeconds(1));
    return new Intake(
        COLUMNS,
        RowCheck.NONE,
        limits,
        LETTERS,
        MemoryStore::new,
        new PartitionLedger(),
        nanos::get);
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
