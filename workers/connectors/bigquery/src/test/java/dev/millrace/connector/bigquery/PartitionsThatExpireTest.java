package dev.millrace.connector.bigquery;

import static dev.millrace.connector.bigquery.Target.DATASET;
import static dev.millrace.connector.bigquery.Target.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.stage.RowFit;
import dev.millrace.connector.bigquery.table.TablePreflight;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.RowsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BigQuery drops rows of partitions that have expired, and says nothing. */
class PartitionsThatExpireTest {
  private static final Instant NOW = Instant.parse("2026-09-10T12:00:00Z");

  private final FakeBigQuery fake = FakeBigQuery.start();
  private final RowFit fit =
      new RowFit(Batches.COLUMNS, RowFit.LOAD_ROW_BYTES, Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void dataset() {
    fake.store().createDataset(PROJECT, DATASET, "EU");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-10T12:00:00Z, true",
    "2026-07-13T00:00:00Z, true",
    "2026-07-12T23:59:59Z, false",
    "2026-07-12T00:00:00Z, false",
    "2019-01-01T00:00:00Z, false"
  })
  void aRowOfAPartitionThatIsGoneIsRefusedBeforeItIsLost(String time, boolean taken)
      throws WarehouseException {
    tablePartitionedBy("DAY", Duration.ofDays(60));
    open();
    Optional<String> problem = problem(time);
    assertThat(problem.isEmpty()).isEqualTo(taken);
    problem.ifPresent(
        why ->
            assertThat(why)
                .isEqualTo(
                    String.format(
                            Locale.ROOT,
                            "created_at: %s is not allowed: its partition expired after 60 days,"
                                + " BigQuery",
                            time)
                        + " would drop the row unsaid"));
  }

  @Test
  void aMonthGoesAsAWhole() throws WarehouseException {
    tablePartitionedBy("MONTH", Duration.ofDays(60));
    open();
    assertThat(problem("2026-07-31T00:00:00Z")).isPresent();
    assertThat(problem("2026-08-01T00:00:00Z")).isEmpty();
  }

  @Test
  void aTableWhosePartitionsStayTakesEveryTime() throws WarehouseException {
    tablePartitionedBy("DAY", null);
    open();
    assertThat(problem("0001-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void inADatasetThatLetsPartitionsExpireATableIsPartitionedByArrival() throws WarehouseException {
    fake.store().createDataset(PROJECT, DATASET, "EU").expirePartitions(Duration.ofDays(7));
    open();
    assertThat(
            fake.store()
                .table(PROJECT, DATASET, Target.TABLE)
                .resource()
                .at("/timePartitioning/field")
                .isMissingNode())
        .isTrue();
    assertThat(problem("2019-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void whoeverWatchesTheRunIsTold() throws WarehouseException {
    tablePartitionedBy("DAY", Duration.ofDays(60));
    assertThat(preflight().run().caution())
        .get()
        .asString()
        .contains("expire 60 days after their created_at: BigQuery drops rows with an older one");
  }

  @Test
  void ofATableThatStaysThereIsNothingToTell() throws WarehouseException {
    tablePartitionedBy("DAY", null);
    assertThat(preflight().run().caution()).isEmpty();
  }

  private TablePreflight preflight() {
    return new TablePreflight(target().config(), Batches.COLUMNS);
  }

  private void open() throws WarehouseException {
    fit.expires(preflight().run().expiration());
  }

  private Optional<String> problem(String time) {
    String event = String.format(Locale.ROOT, "{\"id\":1,\"created_at\":\"%s\"}", time);
    try {
      new RowDecoder(Batches.COLUMNS, fit)
          .decode(0, event.getBytes(StandardCharsets.UTF_8), new RowsBuilder(Batches.COLUMNS));
      return Optional.empty();
    } catch (RejectedEventException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Target target() {
    return Target.at(fake.endpoint());
  }

  private void tablePartitionedBy(String type, Duration expiration) {
    String more = expiration == null ? "" : ",\"expirationMs\":\"" + expiration.toMillis() + "\"";
    fake.store()
        .createDataset(PROJECT, DATASET, "EU")
        .createTable(
            Resources.json(
                "{\"tableReference\":{\"tableId\":\"tweets\"},\"timePartitioning\":{\"type\":\""
                    + type
                    + "\",\"field\":\"created_at\""
                    + more
                    + "},\"schema\":{\"fields\":[{\"name\":\"created_at\",\"type\":\"TIMESTAMP\"}]}}"));
  }
}
