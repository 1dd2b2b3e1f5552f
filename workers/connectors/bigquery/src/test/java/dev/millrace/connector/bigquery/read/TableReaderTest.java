package dev.millrace.connector.bigquery.read;

import static dev.millrace.connector.bigquery.Batches.COLUMNS;
import static dev.millrace.connector.bigquery.Target.DATASET;
import static dev.millrace.connector.bigquery.Target.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.connector.bigquery.Batches;
import dev.millrace.connector.bigquery.LoadJobWarehouse;
import dev.millrace.connector.bigquery.LoadSettings;
import dev.millrace.connector.bigquery.Target;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.WarehouseException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
  @TempDir Path folder;
  private final FakeBigQuery fake = FakeBigQuery.start();
  private final Target target = Target.at(fake.endpoint());
  private final TableReader reader = new TableReader(target.config());

  @BeforeEach
  void dataset() {
    fake.store().createDataset(PROJECT, DATASET, "EU");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aTableThatIsNotThereHasNoCounts() {
    assertThat(reader.counts()).isEmpty();
  }

  @Test
  void countsTellRowsFromDistinctIds() throws WarehouseException {
    write(Batches.of(Batches.ids(0, 0, 10), Batches.ids(1, 5, 8)));
    assertThat(reader.counts()).contains(new TableCounts(13, OptionalLong.of(10)));
  }

  @Test
  void rowsComeWithAllTheirColumns() throws WarehouseException {
    String event =
        "{\"id\":9007199254740993,\"created_at\":\"2026-07-01T10:00:00.5+02:00\",\"text\":\"\u00e4\","
            + "\"score\":0.25,\"verified\":true,\"tags\":[\"x\"],\"more\":{\"a\":1}}";
    write(Batches.of(Batches.partition(0, 0, List.of(event, Batches.event(4)))));
    List<JsonNode> rows = reader.rows(List.of(9007199254740993L, 77L));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .hasToString(
            "{\"id\":\"9007199254740993\",\"created_at\":\"2026-07-01T08:00:00.500Z\",\"lang\":null,"
                + "\"text\":\"\u00e4\",\"score\":0.25,\"verified\":true,\"tags\":[\"x\"],"
                + "\"extra\":{\"more\":{\"a\":1}}}");
  }

  @Test
  void aDoubledIdGivesTwoRows() throws WarehouseException {
    write(Batches.of(Batches.ids(0, 0, 3), Batches.ids(1, 2, 4)));
    assertThat(reader.rows(List.of(2L))).hasSize(2);
  }

  @Test
  void someIdsAreTheSameEveryTimeAndNoMoreThanThereAre() throws WarehouseException {
    write(Batches.of(Batches.ids(0, 0, 50)));
    assertThat(reader.someIds(10)).hasSize(10).isEqualTo(reader.someIds(10));
    assertThat(reader.someIds(1_000)).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void aRefusalIsSaid() {
    fake.script().next(Operation.TABLE_GET, new Trouble.Refuse(403, "accessDenied"));
    assertThatThrownBy(reader::counts)
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("(accessDenied)");
  }

  private void write(Batch batch) throws WarehouseException {
    try (LoadJobWarehouse sink =
        new LoadJobWarehouse(
            target.config(),
            COLUMNS,
            Batches.ORIGIN,
            folder.resolve("stage"),
            LoadSettings.EMULATOR,
            fake.store().clock())) {
      sink.write(batch);
    }
  }
}
