package dev.millrace.connector.bigquery;

import static dev.millrace.connector.bigquery.Target.DATASET;
import static dev.millrace.connector.bigquery.Target.PROJECT;
import static dev.millrace.connector.bigquery.Target.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.connector.bigquery.table.TablePreflight;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
  private static final List<Column> COLUMNS = Batches.COLUMNS;

  @TempDir Path folder;
  private final FakeBigQuery fake = FakeBigQuery.start();

  @BeforeEach
  void dataset() {
    fake.store().createDataset(PROJECT, DATASET, "EU");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aMissingTableIsMadeAsDeclared() throws WarehouseException {
    run(target());
    ObjectNode table = fake.store().table(PROJECT, DATASET, TABLE).resource();
    assertThat(table.at("/timePartitioning/type").asText()).isEqualTo("DAY");
    assertThat(table.at("/timePartitioning/field").asText()).isEqualTo("created_at");
    assertThat(table.at("/clustering/fields").toString()).isEqualTo("[\"lang\"]");
    assertThat(table.at("/labels/team").asText()).isEqualTo("data");
    assertThat(table.at("/schema/fields").toString())
        .contains("{\"mode\":\"REPEATED\",\"name\":\"tags\",\"type\":\"STRING\"}")
        .contains("{\"mode\":\"NULLABLE\",\"name\":\"extra\",\"type\":\"JSON\"}")
        .contains("{\"mode\":\"NULLABLE\",\"name\":\"id\",\"type\":\"INTEGER\"}");
  }

  @Test
  void twoReplicasMayMakeTheTableAtTheSameTime() throws WarehouseException {
    run(target());
    fake.script().next(Operation.TABLE_GET, new Trouble.Refuse(404, "notFound"));
    run(target());
  }

  @Test
  void inASandboxATableIsPartitionedByArrivalSoThatOldRowsStay() throws WarehouseException {
    fake.store().sandbox();
    run(target());
    ObjectNode table = fake.store().table(PROJECT, DATASET, TABLE).resource();
    assertThat(table.at("/timePartitioning/type").asText()).isEqualTo("DAY");
    assertThat(table.at("/timePartitioning/field").isMissingNode()).isTrue();
  }

  @Test
  void aWrongProjectOrDatasetIsOneSentence() {
    assertMessage(
        target().project("no-such-project"),
        "dataset no-such-project.events does not exist, or its project does not: create it, or"
            + " correct project and dataset");
    assertMessage(
        target().dataset("nowhere"),
        "dataset test-project.nowhere does not exist, or its project does not: create it, or"
            + " correct project and dataset");
  }

  @Test
  void aWrongLocationIsOneSentence() {
    assertMessage(
        target().location("US"),
        "dataset test-project.events is in EU, not in US: correct location or leave it out");
  }

  @Test
  void aMissingTableThatMayNotBeMadeIsOneSentence() {
    assertMessage(
        target().fixed(),
        "table test-project.events.tweets does not exist and createTable is false: create it, or"
            + " allow it");
  }

  @Test
  void missingRightsAreOneSentenceThatNamesTheRoles() {
    fake.script().next(Operation.DATASET_GET, new Trouble.Refuse(403, "accessDenied"));
    assertMessage(
        target(),
        "dataset test-project.events: planned: accessDenied (accessDenied): give the credentials"
            + " the roles BigQuery Data Editor (roles/bigquery.dataEditor) and BigQuery Job User"
            + " (roles/bigquery.jobUser)");
    fake.script().next(Operation.QUERY, new Trouble.Refuse(403, "accessDenied"));
    assertThatThrownBy(() -> run(target()))
        .hasMessageStartingWith("running jobs in project test-project: planned: accessDenied");
  }

  @Test
  void noNetworkIsOneSentence() {
    FakeBigQuery gone = FakeBigQuery.start();
    gone.close();
    assertMessage(
        Target.at(gone.endpoint()), "dataset test-project.events: Connection refused (no answer)");
  }

  @Test
  void aTableOfAnotherShapeIsOneSentenceBeforeAnyRowIsTouched() {
    createTable("{\"name\":\"id\",\"type\":\"STRING\"},{\"name\":\"tags\",\"type\":\"STRING\"}");
    assertMessage(
        target(),
        "table test-project.events.tweets does not fit the events: column id is STRING, the events"
            + " need INT64, column tags is STRING, the events need ARRAY<STRING>; use another table"
            + " or change this one");
  }

  @Test
  void aForeignColumnThatNeedsAValueIsAProblem() {
    createTable("{\"name\":\"shard\",\"type\":\"INTEGER\",\"mode\":\"REQUIRED\"}");
    assertThatThrownBy(() -> run(target()))
        .hasMessageContaining("column shard is REQUIRED and the events do not have it");
  }

  @Test
  void aNewColumnIsAddedToTheTable() throws WarehouseException {
    createTable(
        "{\"name\":\"ID\",\"type\":\"INT64\"},{\"name\":\"own\",\"type\":\"GEOGRAPHY\"},"
            + "{\"name\":\"tags\",\"type\":\"STRING\",\"mode\":\"REPEATED\"}");
    run(target());
    String fields =
        fake.store().table(PROJECT, DATASET, TABLE).resource().at("/schema/fields").toString();
    assertThat(fields).contains("\"own\"").contains("\"score\"").doesNotContain("\"id\"");
    run(target());
  }

  @Test
  void aNewColumnThatMayNotBeAddedIsOneSentence() {
    createTable("{\"name\":\"id\",\"type\":\"INTEGER\"}");
    List<Column> two =
        List.of(new Column("id", ColumnType.INT64), new Column("likes", ColumnType.INT64));
    assertThatThrownBy(() -> new TablePreflight(target().fixed().config(), two).run())
        .isInstanceOf(TransientFailure.class)
        .hasMessage(
            "table test-project.events.tweets does not fit the events: it lacks the columns"
                + " [likes:INT64] and updateSchema is false; use another table or change this one");
  }

  @Test
  void streamingInASandboxIsOneSentenceThatNamesTheFreeWay() {
    fake.store().sandbox();
    assertThatThrownBy(() -> run(target().streaming()))
        .isInstanceOf(TransientFailure.class)
        .hasMessageStartingWith(
            "streaming to table tweets: Access Denied: BigQuery BigQuery: Streaming insert is not"
                + " allowed in the free tier (accessDenied): streaming needs a billing account;"
                + " writeMethod LoadJob is free and needs none. Else give the credentials the"
                + " roles");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|accessNotConfigured||enable it with gcloud services enable bigquery.googleapis.com"
            + " --project test-project",
        "403|forbidden|SERVICE_DISABLED|enable it with gcloud services enable",
        "400|userProjectMissing||gcloud auth application-default set-quota-project test-project",
        "403|forbidden|USER_PROJECT_DENIED|roles/serviceusage.serviceUsageConsumer",
        "403|billingNotEnabled||give the project a billing account",
        "403|forbidden||give the credentials the roles BigQuery Data Editor"
      })
  void whatIsToBeSetUpOutsideIsSaidWithItsCommand(
      int code, String reason, String detail, String advice) {
    fake.script()
        .next(
            Operation.DATASET_GET, new Trouble.Refuse(code, reason, detail == null ? "" : detail));
    assertThatThrownBy(() -> run(target()))
        .isInstanceOf(TransientFailure.class)
        .hasMessageStartingWith("dataset test-project.events: planned: ")
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "view|it is a view, which takes no rows",
        "materializedView|it is a materialized view, which takes no rows",
        "externalDataConfiguration|it is an external table, whose rows lie outside BigQuery",
        "snapshotDefinition|it is a snapshot, which takes no rows"
      })
  void whatIsNoTableIsOneSentence(String property, String words) {
    createResource("{\"tableReference\":{\"tableId\":\"tweets\"},\"" + property + "\":{}}");
    assertMessage(
        target(),
        "table test-project.events.tweets does not fit the events: "
            + words
            + "; use another table or change this one");
  }

  @Test
  void aTableWithoutASchemaGetsTheColumnsOrIsOneSentence() throws WarehouseException {
    createResource("{\"tableReference\":{\"tableId\":\"tweets\"}}");
    assertMessage(
        target().fixed(),
        "table test-project.events.tweets does not fit the events: it has no columns and"
            + " updateSchema is false; use another table or change this one");
    run(target());
    assertThat(fake.store().table(PROJECT, DATASET, TABLE).resource().at("/schema/fields"))
        .hasSize(COLUMNS.size());
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    createTable(
        "{\"name\":\"id\",\"type\":\"STRING\"},"
            + "{\"name\":\"shard\",\"type\":\"INTEGER\",\"mode\":\"REQUIRED\"}");
    assertThatThrownBy(() -> run(target().fixed().location("US")))
        .hasMessageContaining("is in EU, not in US")
        .hasMessageContaining("column id is STRING")
        .hasMessageContaining("column shard is REQUIRED")
        .hasMessageContaining("it lacks the columns [created_at:TIMESTAMP");
  }

  @Test
  void askingWhetherItMayStreamLeavesNoRow() throws WarehouseException {
    run(target().streaming());
    assertThat(fake.store().table(PROJECT, DATASET, TABLE).rowCount()).isZero();
  }

  @Test
  void aKeyThatIsMissingOrNoKeyIsOneSentence() throws IOException {
    Path missing = folder.resolve("key.json");
    assertThatThrownBy(() -> run(target().key(missing)))
        .isInstanceOf(TransientFailure.class)
        .hasMessageStartingWith("credentials: key file " + missing)
        .hasMessageEndingWith(
            ": no such file: replace the key, or sign in again with gcloud auth application-default"
                + " login");
    Files.writeString(missing, "{}");
    assertThatThrownBy(() -> run(target().key(missing)))
        .isInstanceOf(TransientFailure.class)
        .hasMessageStartingWith("credentials: key file " + missing);
  }

  @Test
  void aKeyThatWasRevokedIsOneSentenceAndAnotherOneIsFoundWithoutARestart()
      throws IOException, WarehouseException {
    Path key = ServiceAccountKey.write(folder.resolve("key.json"), fake.endpoint() + "/token");
    TablePreflight tablePreflight = new TablePreflight(target().key(key).config(), COLUMNS);
    fake.script().always(Operation.TOKEN, new Trouble.Refuse(400, "invalid_grant"));
    assertThatThrownBy(tablePreflight::run)
        .isInstanceOf(TransientFailure.class)
        .hasMessageStartingWith("dataset test-project.events: ")
        .hasMessageContaining("invalid_grant")
        .hasMessageEndingWith(
            ": replace the key, or sign in again with gcloud auth application-default login");
    fake.script().lift(Operation.TOKEN);
    assertThat(tablePreflight.run().location()).isEqualTo("EU");
  }

  private void createTable(String fields) {
    createResource(
        "{\"tableReference\":{\"tableId\":\"tweets\"},\"schema\":{\"fields\":[" + fields + "]}}");
  }

  private void createResource(String resource) {
    fake.store().createDataset(PROJECT, DATASET, "EU").createTable(Resources.json(resource));
  }

  private Target target() {
    return Target.at(fake.endpoint());
  }

  private static void run(Target target) throws WarehouseException {
    new TablePreflight(target.config(), COLUMNS).run();
  }

  private static void assertMessage(Target target, String message) {
    assertThatThrownBy(() -> run(target)).isInstanceOf(TransientFailure.class).hasMessage(message);
  }
}
