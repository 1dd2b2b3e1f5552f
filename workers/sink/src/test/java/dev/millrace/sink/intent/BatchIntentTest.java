package dev.millrace.sink.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Batches;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.runtime.run.FatalStageException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchIntentTest {
  @Test
  void comesAndGoesBesideOtherEntries() {
    OffsetMetadata metadata = new OffsetMetadata(5, 1, Map.of("other", "x"));
    OffsetMetadata committed = BatchIntent.add(metadata, "0:1+2;1:3+4");

    assertThat(OffsetMetadata.decode(committed.encode())).isEqualTo(committed);
    assertThat(BatchIntent.of(committed)).isEqualTo("0:1+2;1:3+4");
    assertThat(BatchIntent.remove(committed)).isEqualTo(metadata);
    assertThat(BatchIntent.of(metadata)).isNull();
    assertThat(BatchIntent.remove(metadata)).isSameAs(metadata);
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeItIsCommitted() {
    assertThat(BatchIntent.text(batch(100))).hasSizeLessThan(3_800);
    assertThatExceptionOfType(FatalStageException.class)
        .isThrownBy(() -> BatchIntent.text(batch(1_000)))
        .withMessageContaining("a batch of 1000 partitions does not fit");
  }

  private static Batch batch(int partitions) {
    return new Batch(
        IntStream.range(0, partitions)
            .mapToObj(p -> new OffsetRange(Batches.partition(p), 1L << 40, (1L << 40) + 100_000))
            .map(range -> new PartitionRows(range, List.of()))
            .toList());
  }
}
