package dev.millrace.connector.bigquery.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeBigQueryTest {
  private static final String TABLES = "/bigquery/v2/projects/p/datasets/d/tables";
  private static final String JOBS = "/bigquery/v2/projects/p/jobs";
  private static final String SCHEMA =
      "\"schema\":{\"fields\":[{\"name\":\"id\",\"type\":\"INT64\"},"
          + "{\"name\":\"at\",\"type\":\"TIMESTAMP\"},"
          + "{\"name\":\"tags\",\"type\":\"STRING\",\"mode\":\"REPEATED\"}]}";

  private final FakeBigQuery fake = FakeBigQuery.start();
  private final Http http = new Http(fake);

  @BeforeEach
  void table() {
    fake.store().createDataset("p", "d", "EU");
    assertThat(http.post(TABLES, table("t", "")).status()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aJobIdIsTakenOnce() {
    assertThat(load("a", "{\"id\":1}\n").status()).isEqualTo(200);
    Http.Answer again = load("a", "{\"id\":2}\n");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.reason()).isEqualTo("duplicate");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void ofTwoUploadsUnderWayWithOneJobIdOneIsTaken() {
    String first = open("a");
    String second = open("a");
    assertThat(http.put(first, "bytes 0-8/9", "{\"id\":1}\n").status()).isEqualTo(200);
    assertThat(http.put(second, "bytes 0-8/9", "{\"id\":2}\n").status()).isEqualTo(409);
    assertThat(http.put(first, "bytes 0-8/9", "{\"id\":1}\n").status()).isEqualTo(200);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void anUploadComesInPieces() {
    String upload = open("a");
    assertThat(http.put(upload, "bytes 0-4/*", "{\"id\"").status()).isEqualTo(308);
    assertThat(http.put(upload, "bytes 7-9/*", "9}\n").status()).isEqualTo(400);
    assertThat(http.get(JOBS + "/a?location=EU").status()).isEqualTo(404);
    assertThat(http.put(upload, "bytes 5-8/9", ":1}\n").status()).isEqualTo(200);
    assertThat(state("a")).isEqualTo("DONE");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aLoadJobIsAllOrNothing() {
    load("a", "{\"id\":1}\n{\"id\":\"x\"}\n{\"tags\":null}\n{\"other\":1}\n");
    JsonNode job = http.get(JOBS + "/a?location=EU").json();
    assertThat(job.at("/status/errorResult/reason").asText()).isEqualTo("invalid");
    assertThat(job.at("/statistics/load/badRecords").asText()).isEqualTo("3");
    assertThat(rows()).isZero();
  }

  @Test
  void aJobIsFoundOnlyInItsLocation() {
    load("a", "{\"id\":1}\n");
    assertThat(http.get(JOBS + "/a?location=EU").status()).isEqualTo(200);
    assertThat(http.get(JOBS + "/a").status()).isEqualTo(404);
  }

  @Test
  void aTableTakesSoManyLoadsADayCountingFailedOnes() {
    fake.store().loadsPerDay(2);
    fake.script().fates(Fate.failing("backendError"));
    load("a", "{\"id\":1}\n");
    load("b", "{\"id\":2}\n");
    load("c", "{\"id\":3}\n");
    assertThat(error("a")).isEqualTo("backendError");
    assertThat(error("b")).isEmpty();
    assertThat(error("c")).isEqualTo("quotaExceeded");
    fake.store().clock().advance(Duration.ofHours(25));
    load("d", "{\"id\":4}\n");
    assertThat(error("d")).isEmpty();
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void aFateIsRunningHiddenOrFailed() {
    fake.script().fates(Fate.slow(Duration.ofMinutes(1)), Fate.hidden(1));
    load("slow", "{\"id\":1}\n");
    load("hidden", "{\"id\":2}\n");
    assertThat(state("slow")).isEqualTo("RUNNING");
    assertThat(http.get(JOBS + "/hidden?location=EU").status()).isEqualTo(404);
    assertThat(state("hidden")).isEqualTo("DONE");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void answersAreLostAfterAllIsDoneAndDroppedBefore() {
    fake.script().next(Operation.UPLOAD_DATA, new Trouble.Lose(), new Trouble.Drop());
    assertThatThrownBy(() -> load("a", "{\"id\":1}\n")).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> load("b", "{\"id\":2}\n")).isInstanceOf(UncheckedIOException.class);
    assertThat(state("a")).isEqualTo("DONE");
    assertThat(http.get(JOBS + "/b?location=EU").status()).isEqualTo(404);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void streamedRowsAreTakenOncePerInsertId() {
    assertThat(insert("{\"insertId\":\"x\",\"json\":{\"id\":1}}").has("insertErrors")).isFalse();
    insert("{\"insertId\":\"x\",\"json\":{\"id\":1}},{\"json\":{\"id\":2}}");
    insert("{\"json\":{\"id\":2}}");
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void oneBadStreamedRowStopsTheOthers() {
    JsonNode errors =
        insert("{\"json\":{\"id\":1}},{\"json\":{\"id\":\"x\"}}").path("insertErrors");
    assertThat(errors.at("/0/errors/0/reason").asText()).isEqualTo("stopped");
    assertThat(errors.at("/1/errors/0/reason").asText()).isEqualTo("invalid");
    assertThat(rows()).isZero();
  }

  @Test
  void aSandboxHasNoStreamingAndItsPartitionsExpire() {
    fake.store().sandbox();
    String byTime = ",\"timePartitioning\":{\"type\":\"DAY\",\"field\":\"at\"}";
    http.post(TABLES, table("u", byTime));
    load("a", "u", "{\"at\":\"2000-01-01T00:00:00Z\"}\n{\"at\":\"2999-01-01T00:00:00Z\"}\n");
    assertThat(fake.store().table("p", "d", "u").rowCount()).isEqualTo(1);
    Http.Answer refused = http.post(TABLES + "/t/insertAll", "{\"rows\":[]}");
    assertThat(refused.reason()).isEqualTo("accessDenied");
  }

  @Test
  void queriesCountAndShowRows() {
    load("a", "{\"id\":1,\"tags\":[\"x\"]}\n{\"id\":1}\n{\"id\":9007199254740993}\n");
    JsonNode count = query("SELECT COUNT(*) AS n, COUNT(DISTINCT `id`) AS d FROM `p.d.t`", "[]");
    assertThat(count.at("/rows/0/f").toString()).isEqualTo("[{\"v\":\"3\"},{\"v\":\"2\"}]");
    String ids =
        "[{\"name\":\"ids\",\"parameterValue\":{\"arrayValues\":["
            + "{\"value\":\"9007199254740993\"}]}}]";
    JsonNode rows =
        query(
            "SELECT TO_JSON_STRING(t) AS row FROM `p.d.t` AS t WHERE t.`id` IN UNNEST(@ids)", ids);
    assertThat(rows.at("/rows/0/f/0/v").asText())
        .isEqualTo("{\"id\":\"9007199254740993\",\"at\":null,\"tags\":[]}");
    assertThat(http.post("/bigquery/v2/projects/p/queries", "{\"query\":\"DROP x\"}").reason())
        .isEqualTo("invalidQuery");
  }

  private Http.Answer load(String id, String rows) {
    return load(id, "t", rows);
  }

  private Http.Answer load(String id, String table, String rows) {
    Http.Answer opened = http.post("/upload" + JOBS + "?uploadType=resumable", job(id, table));
    if (opened.status() != 200) {
      return opened;
    }
    int size = rows.length();
    return http.put(opened.location().orElseThrow(), "bytes 0-" + (size - 1) + "/" + size, rows);
  }

  private String open(String id) {
    return http.post("/upload" + JOBS + "?uploadType=resumable", job(id, "t"))
        .location()
        .orElseThrow();
  }

  private static String job(String id, String table) {
    return String.format(
        Locale.ROOT,
        "{\"jobReference\":{\"jobId\":\"%s\",\"location\":\"EU\"},\"configuration\":{\"load\":"
            + "{\"destinationTable\":{\"projectId\":\"p\",\"datasetId\":\"d\",\"tableId\":\"%s\"}}}}",
        id,
        table);
  }

  private static String table(String name, String more) {
    return "{\"tableReference\":{\"tableId\":\"" + name + "\"}," + SCHEMA + more + "}";
  }

  private String state(String job) {
    return http.get(JOBS + "/" + job + "?location=EU").json().at("/status/state").asText();
  }

  private String error(String job) {
    return http.get(JOBS + "/" + job + "?location=EU")
        .json()
        .at("/status/errorResult/reason")
        .asText();
  }

  private JsonNode insert(String rows) {
    return http.post(TABLES + "/t/insertAll", "{\"rows\":[" + rows + "]}").json();
  }

  private JsonNode query(String sql, String parameters) {
    String body = "{\"query\":\"" + sql + "\",\"queryParameters\":" + parameters + "}";
    return http.post("/bigquery/v2/projects/p/queries", body).json();
  }

  private long rows() {
    return fake.store().table("p", "d", "t").rowCount();
  }
}
