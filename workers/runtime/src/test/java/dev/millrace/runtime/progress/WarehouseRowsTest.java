package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import dev.millrace.runtime.progress.WarehouseRows.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarehouseRowsTest {
  private final Map<Integer, OffsetMetadata> sinks = new HashMap<>();

  @Test
  void whereItKnowsWhoseRowsAreWhoseTheirSumIsCompared() {
    sink(0, 10, "10", "90");
    sink(1, 5, "5", "90");
    assertThat(answer()).isEqualTo(Answer.AGREES);
    sink(1, 5, "4", "90");
    assertThat(answer()).isEqualTo(Answer.DIFFERS);
    assertThat(WarehouseRows.of(progress()).rows()).hasValue(14);
  }

  @Test
  void rowsThatTheLedgerHasAndTheTableHasNotAreMissing() {
    sink(0, 10, "10", "12");
    sink(1, 5, "5", "12");
    assertThat(WarehouseRows.of(progress()).rows()).hasValue(12);
    assertThat(answer()).isEqualTo(Answer.DIFFERS);
  }

  @Test
  void aSinkThatHasNotAskedIsWaitedFor() {
    sink(0, 10, "10", null);
    sink(1, 5, null, null);
    assertThat(answer()).isEqualTo(Answer.NOT_YET);
    sinks.put(1, OffsetMetadata.ZERO);
    assertThat(answer())
        .as("of a partition without messages nothing is noted")
        .isEqualTo(Answer.AGREES);
  }

  @Test
  void aTableThatKnowsOnlyAllItsRowsMayHaveOthersToo() {
    sink(0, 10, SinkMetadataKeys.UNKNOWN, "10");
    sink(1, 5, SinkMetadataKeys.UNKNOWN, "15");
    assertThat(answer()).as("the last one that looked saw all").isEqualTo(Answer.AGREES);
    sink(1, 5, SinkMetadataKeys.UNKNOWN, "16");
    assertThat(answer()).isEqualTo(Answer.ROWS_OF_OTHERS);
    sink(1, 5, SinkMetadataKeys.UNKNOWN, "14");
    assertThat(answer()).isEqualTo(Answer.DIFFERS);
  }

  @Test
  void aWarehouseThatSaysNothingIsNoProof() {
    sink(0, 10, SinkMetadataKeys.UNKNOWN, null);
    assertThat(answer()).isEqualTo(Answer.CANNOT_SAY);
  }

  private void sink(int partition, long written, String rows, String all) {
    Map<String, String> more = new HashMap<>();
    if (rows != null) {
      more.put(SinkMetadataKeys.ROWS, rows);
    }
    if (all != null) {
      more.put(SinkMetadataKeys.ALL_ROWS, all);
    }
    sinks.put(partition, new OffsetMetadata(written + 1, 1, more));
  }

  private Answer answer() {
    return WarehouseRows.of(progress()).answer();
  }

  private RunProgress progress() {
    return new RunProgress(Map.of(Stage.SINK, sinks), 1);
  }
}
