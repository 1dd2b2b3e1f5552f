package dev.millrace.connector.bigquery.suite;

import static dev.millrace.connector.bigquery.Batches.COLUMNS;
import static dev.millrace.connector.bigquery.Batches.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.bigquery.Batches;
import dev.millrace.connector.bigquery.LoadJobWarehouse;
import dev.millrace.connector.bigquery.LoadSettings;
import dev.millrace.connector.bigquery.Target;
import dev.millrace.connector.bigquery.read.TableCounts;
import dev.millrace.connector.bigquery.read.TableReader;
import dev.millrace.connector.bigquery.stream.StreamingWarehouse;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the sink needs of a BigQuery, whoever plays it. It has the project and the dataset of {@link
 * Target}; each test makes a table of its own.
 */
abstract class BigQuerySuite {
  private static final Batch BATCH = Batches.of(Batches.ids(0, 0, 60), Batches.ids(1, 100, 140));

  @TempDir Path folder;

  private final String table = "t" + UUID.randomUUID().toString().replace("-", "");

  /** Where it is. */
  abstract String endpoint();

  @Test
  void aMissingTableIsMadeAndABatchLoadedIntoIt() throws WarehouseException {
    try (Warehouse sink = loading()) {
      sink.open();
      assertThat(reader().counts()).contains(new TableCounts(0, OptionalLong.of(0)));
      assertThat(sink.write(BATCH)).isEmpty();
    }
    assertThat(reader().counts()).contains(new TableCounts(100, OptionalLong.of(100)));
    assertThat(reader().someIds(1_000)).hasSize(100);
  }

  @Test
  void aBatchThatIsLoadedIsNotLoadedAgainByASuccessor() throws WarehouseException {
    for (int replica = 0; replica < 3; replica++) {
      try (Warehouse sink = loading()) {
        assertThat(sink.write(BATCH)).isEmpty();
      }
    }
    assertThat(reader().counts()).contains(new TableCounts(100, OptionalLong.of(100)));
  }

  @Test
  void valuesAreReadBackAsTheyWere() throws WarehouseException {
    String event =
        "{\"id\":7,\"created_at\":\"2026-07-01T10:00:00.5+02:00\",\"lang\":\"de\","
            + "\"text\":\"a \\\"b\\\" \u00e4\",\"score\":0.25,\"verified\":true,"
            + "\"tags\":[\"x\",\"y\"]}";
    try (Warehouse sink = loading()) {
      sink.write(Batches.of(Batches.partition(0, 0, List.of(event, Batches.event(8)))));
    }
    assertThat(reader().rows(List.of(7L)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.path("text").asText()).isEqualTo("a \"b\" \u00e4");
              assertThat(row.path("created_at").asText()).startsWith("2026-07-01T08:00:00.5");
              assertThat(row.path("score").asDouble()).isEqualTo(0.25);
              assertThat(row.path("verified").asBoolean()).isTrue();
              assertThat(row.path("tags")).hasToString("[\"x\",\"y\"]");
            });
  }

  @Test
  void rowsThatAreStreamedArrive() throws WarehouseException {
    try (Warehouse sink =
        new StreamingWarehouse(
            target().streaming().config(),
            COLUMNS,
            ORIGIN,
            LoadSettings.EMULATOR.pollIntervals(),
            Clock.systemUTC())) {
      assertThat(sink.write(BATCH)).isEmpty();
    }
    assertThat(reader().counts()).contains(new TableCounts(100, OptionalLong.of(100)));
  }

  @Test
  void aMissingDatasetIsOneSentence() {
    try (Warehouse sink = loading(target().dataset("nowhere"))) {
      assertThatThrownBy(sink::open)
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("nowhere");
    }
  }

  private Warehouse loading() {
    return loading(target());
  }

  private Warehouse loading(Target target) {
    return new LoadJobWarehouse(
        target.config(),
        COLUMNS,
        ORIGIN,
        folder.resolve("stage"),
        LoadSettings.EMULATOR,
        Clock.systemUTC());
  }

  private TableReader reader() {
    return new TableReader(target().config());
  }

  private Target target() {
    return Target.at(endpoint()).table(table);
  }
}
