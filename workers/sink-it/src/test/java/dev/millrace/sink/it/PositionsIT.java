package dev.millrace.sink.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.registry.Connectors;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.progress.PositionNote;
import dev.millrace.embedded.EmbeddedKafka;
import dev.millrace.runtime.progress.StageTotals;
import dev.millrace.runtime.run.DataLossException;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.topics.TopicProvisioner;
import dev.millrace.sink.WarehouseFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a sink does when its positions, the log or its warehouse are not what they were. */
@ExtendWith(SharedKafka.class)
class PositionsIT {
  private static final long COUNT = 3_000;
  private static final int PARTITIONS = 2;

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start(EmbeddedKafka shared) {
    kafka = shared;
  }

  @Test
  void groupOffsetsThatExpiredAreFoundWhereNothingExpires() throws Exception {
    DuckDbFile file = new DuckDbFile(folder.resolve("expired.duckdb"));
    try (Run run = new Run(kafka, "expired", PARTITIONS)) {
      SinkConfig config = run.config("a", new DuckDbConfig(file.path(), "events"), Run.SMALL);
      run.produce(0, COUNT, PositionsIT::eventOrPoison);
      settle(run, config, Connectors.all()::warehouse, COUNT);
      // A member that has left is in its group until the coordinator has noticed.
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .ignoreException(ExecutionException.class)
          .untilAsserted(
              () -> run.admin().deleteConsumerGroups(List.of("expired.sink")).all().get());
      run.produce(COUNT, COUNT, PositionsIT::eventOrPoison);

      settle(run, config, Connectors.all()::warehouse, 2 * COUNT);

      assertThat(run.totals()).isEqualTo(new StageTotals(2 * COUNT, 2 * COUNT / 50));
      assertThat(run.deadLetters()).hasSize((int) (2 * COUNT / 50));
      long rows = 2 * COUNT - 2 * COUNT / 50;
      assertThat(file.summary("events"))
          .isEqualTo(String.format(Locale.ROOT, "%d %d 0 %d", rows, rows, 2 * COUNT - 1));
    }
  }

  @Test
  void whatTheWarehouseLacksIsWrittenAgainAndCountedOnce() throws Exception {
    LedgerWarehouse warehouse = new LedgerWarehouse();
    try (Run run = new Run(kafka, "backup", PARTITIONS)) {
      SinkConfig config = run.config("a", anyFile("backup"), Run.SMALL);
      run.produce(0, COUNT, PositionsIT::eventOrPoison);
      settle(run, config, (c, origin) -> warehouse, COUNT);
      long rows = warehouse.count();
      warehouse.restore(701);
      run.produce(COUNT, COUNT, PositionsIT::eventOrPoison);

      settle(run, config, (c, origin) -> warehouse, 2 * COUNT);

      assertThat(run.totals()).isEqualTo(new StageTotals(2 * COUNT, 2 * COUNT / 50));
      assertThat(run.deadLetters()).hasSize((int) (2 * COUNT / 50));
      assertThat(warehouse.count()).isEqualTo(2 * rows);
      assertThat(warehouse.doubled()).isEmpty();
    }
  }

  @Test
  void whatNeitherWarehouseNorKafkaHasIsALoss() throws Exception {
    LedgerWarehouse warehouse = new LedgerWarehouse();
    try (Run run = new Run(kafka, "nowhere", 1)) {
      SinkConfig config = run.config("a", anyFile("nowhere"), Run.SMALL);
      run.produce(0, COUNT);
      settle(run, config, (c, origin) -> warehouse, COUNT);
      warehouse.restore(500);
      delete(run.admin(), "nowhere.processed", 900);

      RunningSink sink = new RunningSink(config, (c, origin) -> warehouse);

      assertThat(sink.failure())
          .isInstanceOf(DataLossException.class)
          .hasMessageContaining("offsets 500 to 899 of nowhere.processed-0 are gone (400)")
          .hasMessageContaining("the warehouse lacks them, and Kafka does not have them any more")
          .hasMessageContaining("onDataLoss: Continue");
    }
  }

  @Test
  void recordsRemovedBeforeTheyWereReadAreALoss() throws Exception {
    try (Run run = new Run(kafka, "removed", 1)) {
      SinkConfig config = run.config("a", anyFile("removed"), Run.SMALL);
      run.produce(0, COUNT);
      settle(run, config, (c, origin) -> new LedgerlessWarehouse(), COUNT);
      run.produce(COUNT, COUNT);
      delete(run.admin(), "removed.processed", 9_000);

      RunningSink failing = new RunningSink(config, (c, origin) -> new LedgerlessWarehouse());
      assertThat(failing.failure())
          .isInstanceOf(DataLossException.class)
          .hasMessageContaining("to 8999 of removed.processed-0 are gone")
          .hasMessageContaining("retention, or a deletion of records, removed them");

      SinkConfig going = run.config("a", anyFile("removed"), Run.SMALL, OnDataLoss.Continue);
      try (RunningSink sink = new RunningSink(going, (c, origin) -> new LedgerlessWarehouse())) {
        run.awaitSettled(COUNT + 1, sink);
      }
      // An offset in two is of a transaction that was undone.
      assertThat(run.sinkNotes())
          .singleElement()
          .satisfies(note -> assertThat(PositionNote.lost(note)).isBetween(2_500L, 3_000L));
    }
  }

  @Test
  void aTopicThatIsReplacedWhileItIsReadIsALoss() throws Exception {
    try (Run run = new Run(kafka, "anew", 1)) {
      SinkConfig config = run.config("a", anyFile("anew"), Run.SMALL);
      run.produce(0, COUNT);
      RunningSink sink = new RunningSink(config, (c, origin) -> new LedgerlessWarehouse());
      run.awaitSettled(COUNT, sink);
      TopicProvisioner topics = new TopicProvisioner(run.admin(), Run.LIMIT);
      topics.delete(List.of("anew.processed"));
      topics.ensure(List.of(new TopicSpec("anew.processed", 1, 1, (short) 1, Map.of())));
      run.produce(COUNT, COUNT);

      assertThat(sink.failure())
          .isInstanceOf(DataLossException.class)
          .hasMessageContaining("topic anew.processed was deleted and made anew");
    }
  }

  @Test
  void aCompactedTopicIsRefused() throws Exception {
    try (Run run = new Run(kafka, "compacted", 1)) {
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "compacted.processed");
      AlterConfigOp compact =
          new AlterConfigOp(
              new ConfigEntry("cleanup.policy", "compact,delete"), AlterConfigOp.OpType.SET);
      run.admin().incrementalAlterConfigs(Map.of(topic, List.of(compact))).all().get();

      RunningSink sink =
          new RunningSink(
              run.config("a", anyFile("compacted"), Run.SMALL),
              (c, origin) -> new LedgerlessWarehouse());

      assertThat(sink.failure())
          .isInstanceOf(FatalStageException.class)
          .hasMessageContaining("topic compacted.processed has cleanup.policy \"compact,delete\"");
    }
  }

  private static void settle(Run run, SinkConfig config, WarehouseFactory factory, long messages) {
    try (RunningSink sink = new RunningSink(config, factory)) {
      run.awaitSettled(messages, sink);
    }
  }

  private static byte[] eventOrPoison(long id) {
    return id % 50 == 7 ? "{\"id\":\"no number\"}".getBytes(StandardCharsets.UTF_8) : Run.event(id);
  }

  private static void delete(Admin admin, String topic, long before) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before))).all().get();
  }

  /** Takes everything and knows nothing. */
  private static final class LedgerlessWarehouse implements Warehouse {
    @Override
    public void open() {}

    @Override
    public List<RefusedRow> write(Batch batch) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** The warehouse itself is made by the test. */
  private static WarehouseConfig anyFile(String name) {
    return new DuckDbConfig(folder.resolve(name + ".duckdb"), "events");
  }
}
