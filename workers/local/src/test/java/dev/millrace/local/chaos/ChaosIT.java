package dev.millrace.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.tweets.TweetsConfig;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.env.Env;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.contract.event.Tweet;
import dev.millrace.contract.names.RunNames;
import dev.millrace.enricher.EnricherMain;
import dev.millrace.producer.ProducerMain;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.topics.TopicProvisioner;
import dev.millrace.sink.SinkMain;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The delivery contract against real processes: every worker is killed with {@code kill -9} again
 * and again, the broker once, and still each message is in the warehouse exactly once and each
 * user's messages are in order. Size: {@code -Dchaos.messages=2000000 -Dchaos.kills=20}; the seed
 * that decides when to kill is printed and can be given with {@code -Dchaos.seed}.
 */
class ChaosIT {
  private static final long MESSAGES = Long.getLong("chaos.messages", 150_000);
  private static final int KILLS = Integer.getInteger("chaos.kills", 3);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final Duration NO_PROGRESS = Duration.ofMinutes(2);
  private static final int LANES = 24;
  private static final RunNames NAMES = new RunNames("chaos");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Map<Stage, ChildProcess> workers = new EnumMap<>(Stage.class);
  private ChildProcess kafka;
  private KafkaConnection connection;

  @AfterEach
  void end() {
    workers.values().forEach(ChildProcess::close);
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  void everythingIsKilledAndNothingIsLostOrDoubled() throws Exception {
    System.out.printf(
        Locale.ROOT, "chaos: %,d messages, %d kills a stage, seed %d%n", MESSAGES, KILLS, SEED);
    int port = freePort();
    connection = new KafkaConnection("127.0.0.1:" + port, Map.of());
    kafka = KafkaProcess.of(folder, port);
    kafka.start();
    try (Admin admin = new KafkaClients(connection, "chaos").admin()) {
      awaitBroker(admin);
      createTopics(admin);
      startWorkers();
      runWhileKilling(admin);
    }
    for (ChildProcess worker : workers.values()) {
      assertThat(worker.terminate()).as("exit code of " + worker.name()).isZero();
    }
    assertExactlyOnceInOrder();
  }

  private void runWhileKilling(Admin admin) throws Exception {
    Random random = new Random(SEED);
    Map<Stage, KillPlan> plans = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      plans.put(stage, new KillPlan(KILLS, MESSAGES, random));
    }
    KillPlan brokerPlan = new KillPlan(1, MESSAGES, random);
    ProgressReader reader = new ProgressReader(admin);
    Instant lastProgress = Instant.now();
    long lastTotal = -1;
    while (true) {
      Thread.sleep(50 + random.nextInt(200));
      for (ChildProcess worker : workers.values()) {
        worker.expectAlive();
      }
      RunProgress progress = read(reader);
      if (progress == null) {
        continue;
      }
      int killsLeft = plans.values().stream().mapToInt(KillPlan::left).sum() + brokerPlan.left();
      if (progress.completed() && killsLeft == 0) {
        return;
      }
      for (Stage stage : Stage.values()) {
        if (plans.get(stage).due(progress.totals(stage).in())) {
          restart(workers.get(stage));
        }
      }
      if (brokerPlan.due(progress.written())) {
        restart(kafka);
      }
      long total = Arrays.stream(Stage.values()).mapToLong(s -> progress.totals(s).in()).sum();
      if (total != lastTotal) {
        lastTotal = total;
        lastProgress = Instant.now();
      }
      assertThat(lastProgress)
          .as("progress within %s; last seen %s", NO_PROGRESS, progress)
          .isAfter(Instant.now().minus(NO_PROGRESS));
    }
  }

  private static RunProgress read(ProgressReader reader) throws InterruptedException {
    try {
      return reader.read(NAMES, LANES);
    } catch (ExecutionException e) {
      return null; // The broker was just killed.
    }
  }

  private static void restart(ChildProcess process) throws IOException, InterruptedException {
    process.kill();
    process.start();
  }

  /** A loaded machine takes longer to start a broker than a client waits for one. */
  private static void awaitBroker(Admin admin) {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(() -> !admin.describeCluster().nodes().get().isEmpty());
  }

  private void createTopics(Admin admin) throws Exception {
    new TopicProvisioner(admin, Duration.ofSeconds(60))
        .ensure(
            List.of(
                topic(NAMES.rawTopic(), 5),
                topic(NAMES.processedTopic(), 5),
                topic(NAMES.deadLetterTopic(), 1),
                topic(NAMES.lanesTopic(), LANES),
                PositionsTopic.of(NAMES, (short) 1)));
  }

  private static TopicSpec topic(String name, int partitions) {
    return new TopicSpec(name, partitions, partitions, (short) 1, Map.of());
  }

  private void startWorkers() throws IOException {
    List<Enrichment> enrichments = List.of(Enrichment.values());
    SourceConfig source = new TweetsConfig(42, 5_000, Instant.parse("2026-01-01T00:00:00Z"));
    start(
        Stage.PRODUCER,
        ProducerMain.class,
        new ProducerConfig(
            NAMES.run(),
            "one",
            connection,
            source,
            LANES,
            Optional.of(MESSAGES),
            Optional.empty(),
            OnDataLoss.Fail,
            0));
    start(
        Stage.ENRICHER,
        EnricherMain.class,
        new EnricherConfig(
            NAMES.run(), "one", connection, 2, enrichments, "", Tweet.COLUMNS, OnDataLoss.Fail, 0));
    start(
        Stage.SINK,
        SinkMain.class,
        new SinkConfig(
            NAMES.run(),
            "one",
            connection,
            new DuckDbConfig(database(), "tweets"),
            EventColumns.table(Tweet.COLUMNS, enrichments),
            new BatchLimits(20_000, 16 << 20, Duration.ofMillis(300)),
            OnDataLoss.Fail,
            0));
  }

  private void start(Stage stage, Class<?> main, Record config) throws IOException {
    ChildProcess process = new ChildProcess(stage.id(), main, List.of(), Env.write(config), folder);
    process.start();
    workers.put(stage, process);
  }

  private Path database() {
    return folder.resolve("chaos.duckdb");
  }

  private void assertExactlyOnceInOrder() throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + database());
        Statement statement = database.createStatement()) {
      assertThat(number(statement, "SELECT count(*) FROM tweets")).isEqualTo(MESSAGES);
      assertThat(number(statement, "SELECT count(DISTINCT id) FROM tweets")).isEqualTo(MESSAGES);
      assertThat(number(statement, "SELECT max(id) FROM tweets")).isEqualTo(MESSAGES - 1);
      assertThat(
              number(
                  statement,
                  "SELECT count(*) FROM (SELECT id, lag(id) OVER (PARTITION BY user_id ORDER BY"
                      + " rowid) AS before FROM tweets) WHERE before >= id"))
          .as("messages that overtook an earlier one of the same user")
          .isZero();
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
