package dev.millrace.connector.bigquery.stream;

import static dev.millrace.connector.bigquery.Batches.COLUMNS;
import static dev.millrace.connector.bigquery.Target.DATASET;
import static dev.millrace.connector.bigquery.Target.PROJECT;
import static dev.millrace.connector.bigquery.Target.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.bigquery.Batches;
import dev.millrace.connector.bigquery.Target;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.Table;
import dev.millrace.connector.bigquery.fake.Trouble;
import dev.millrace.connector.bigquery.load.PollIntervals;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.QuotaExhausted;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RetryAfter;
import dev.millrace.connector.warehouse.TransientFailure;
import dev.millrace.connector.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamingWarehouseTest {
  private static final String BAD = "{\"id\":%d,\"text\":\"\u2620 refuse this row\"}";

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
  void everyValueArrivesAsItWas() throws Exception {
    String event =
        "{\"id\":9223372036854775807,\"created_at\":\"2026-07-01T10:00:00.123456+02:00\","
            + "\"text\":\"a\\\"\\u0001\u00e4\",\"score\":0.5,\"verified\":false,"
            + "\"tags\":[\"x\",\"\u00fc\"],\"more\":[1,null]}";
    sink().write(Batches.of(Batches.partition(0, 7, List.of(event, "{}"))));
    List<JsonNode> rows = new ArrayList<>();
    table().forEach(rows::add);
    ObjectMapper json = new ObjectMapper();
    assertThat(rows)
        .containsExactly(
            json.readTree(
                "{\"id\":\"9223372036854775807\",\"created_at\":\"2026-07-01T08:00:00.123456Z\","
                    + "\"text\":\"a\\\"\\u0001\u00e4\",\"score\":0.5,\"verified\":false,"
                    + "\"tags\":[\"x\",\"\u00fc\"],\"extra\":\"{\\\"more\\\":[1,null]}\"}"),
            json.readTree("{}"));
  }

  @Test
  void aLargeBatchGoesInRequestsOfFiveHundred() throws WarehouseException {
    fake.script().next(Operation.INSERT_ALL, new Trouble.Refuse(503, "backendError"));
    StreamingWarehouse sink = opened();
    assertThat(sink.write(Batches.of(Batches.ids(0, 0, 1_100), Batches.ids(1, 5_000, 5_300))))
        .isEmpty();
    assertThat(ids()).hasSize(1_400);
    assertThat(table().segments()).isEqualTo(3);
  }

  @Test
  void badRowsAreRefusedAndTheOthersTaken() throws WarehouseException {
    List<String> events =
        new ArrayList<>(LongStream.range(0, 1_000).mapToObj(Batches::event).toList());
    events.set(3, String.format(Locale.ROOT, BAD, 3));
    events.set(700, String.format(Locale.ROOT, BAD, 700));
    Batch batch = Batches.of(Batches.partition(0, 10, events));
    StreamingWarehouse sink = sink();
    List<RefusedRow> refused = sink.write(batch);
    assertThat(refused).extracting(RefusedRow::offset).containsExactly(13L, 710L);
    assertThat(refused.get(0).detail()).contains("text").contains("(invalid)");
    assertThat(ids()).hasSize(998);
    assertThat(sink.write(batch)).as("until they are settled").isEqualTo(refused);
    assertThat(sink.write(Batches.of(Batches.ids(0, 1_010, 1_020)))).isEmpty();
    assertThat(table().rowCount()).isEqualTo(1_008);
  }

  @Test
  void afterAFailureInTheMiddleOnlyTheRestIsSentAgain() throws WarehouseException {
    StreamingWarehouse sink = opened();
    fake.script()
        .next(Operation.INSERT_ALL, new Trouble.Lose(), new Trouble.Lose())
        .next(Operation.INSERT_ALL, new Trouble.Refuse(503, "backendError"));
    Batch batch = Batches.of(Batches.ids(0, 0, 1_000));
    int failures = 0;
    while (!written(sink, batch)) {
      failures++;
    }
    assertThat(failures).isBetween(1, 3);
    assertThat(table().rowCount()).isEqualTo(1_000);
    assertThat(ids()).hasSize(1_000);
  }

  @Test
  void aSuccessorsRowsAreDroppedWhileBigQueryRemembersAndDoubledAfterwards()
      throws WarehouseException {
    Batch batch = Batches.of(Batches.ids(0, 0, 10));
    sink().write(batch);
    sink().write(batch);
    assertThat(table().rowCount()).isEqualTo(10);
    table().forgetInsertIds();
    sink().write(batch);
    assertThat(table().rowCount()).as("at least once").isEqualTo(20);
  }

  @Test
  void aUsedUpQuotaIsReportedWithATime() throws WarehouseException {
    StreamingWarehouse sink = opened();
    fake.script().next(Operation.INSERT_ALL, new Trouble.Refuse(403, "quotaExceeded"));
    Batch batch = Batches.of(Batches.ids(0, 0, 10));
    assertThatThrownBy(() -> sink.write(batch)).isInstanceOf(QuotaExhausted.class);
    sink.write(batch);
    assertThat(table().rowCount()).isEqualTo(10);
  }

  @Test
  void aRequestThatIsTooLargeIsHalvedDownToTheRowThatIsLarge() throws WarehouseException {
    StreamingWarehouse sink = opened();
    Trouble tooLarge = new Trouble.Refuse(413, "uploadTooLarge");
    fake.script().next(Operation.INSERT_ALL, tooLarge, tooLarge, tooLarge);
    String large = "{\"id\":0,\"text\":\"" + "x".repeat(1 << 20) + "\"}";
    List<RefusedRow> refused =
        sink.write(
            Batches.of(
                Batches.partition(
                    0, 0, List.of(large, Batches.event(1), Batches.event(2), Batches.event(3)))));
    assertThat(refused).extracting(RefusedRow::offset).containsExactly(0L);
    assertThat(ids()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatRefusesEvenOneSmallRowIsNotTheRowsFault() throws WarehouseException {
    StreamingWarehouse sink = opened();
    fake.script().always(Operation.INSERT_ALL, new Trouble.Refuse(413, "uploadTooLarge"));
    assertThatThrownBy(() -> sink.write(Batches.of(Batches.ids(0, 0, 4))))
        .isInstanceOf(RetryAfter.class)
        .hasMessageContaining("is there a proxy in between?");
    fake.script().lift(Operation.INSERT_ALL);
    assertThat(sink.write(Batches.of(Batches.ids(0, 0, 4)))).isEmpty();
    assertThat(ids()).hasSize(4);
  }

  @Test
  void partitionsThatWentAreForgotten() throws WarehouseException {
    StreamingWarehouse sink = sink();
    Batch batch = Batches.of(Batches.ids(0, 0, 10));
    sink.write(batch);
    table().forgetInsertIds();
    sink.write(batch);
    assertThat(table().rowCount()).as("known to be there").isEqualTo(10);
    sink.release(Set.of(new TopicPartition(Batches.ORIGIN.topic(), 0)));
    sink.write(batch);
    assertThat(table().rowCount()).as("somebody else may have undone it").isEqualTo(20);
  }

  private static boolean written(StreamingWarehouse sink, Batch batch) throws WarehouseException {
    try {
      sink.write(batch);
      return true;
    } catch (TransientFailure e) {
      return false;
    }
  }

  private StreamingWarehouse sink() {
    return new StreamingWarehouse(
        Target.at(fake.endpoint()).streaming().config(),
        COLUMNS,
        Batches.ORIGIN,
        PollIntervals.USUAL,
        fake.store().clock());
  }

  /** Past the question whether it may stream. */
  private StreamingWarehouse opened() throws WarehouseException {
    StreamingWarehouse sink = sink();
    for (int i = 0; i < 2; i++) {
      try {
        sink.open();
      } catch (TransientFailure e) {
        assertThat(e).hasMessageContaining("backendError");
      }
    }
    return sink;
  }

  private Table table() {
    return fake.store().table(PROJECT, DATASET, TABLE);
  }

  private TreeSet<Long> ids() {
    TreeSet<Long> ids = new TreeSet<>();
    table().forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }
}
