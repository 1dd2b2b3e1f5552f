package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.bigquery.fake.Dataset;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Operation;
import dev.millrace.connector.bigquery.fake.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs into BigQuery through the command, against a BigQuery on this machine that is none. */
class BigQueryRunIT {
  private static final int MESSAGES = 6_000;
  private static final String OTHER_SCHEMA =
      "{\"tableReference\":{\"tableId\":\"tweets\"},"
          + "\"schema\":{\"fields\":[{\"name\":\"id\",\"type\":\"STRING\"}]}}";

  @TempDir Path folder;

  private final StringWriter said = new StringWriter();

  @Test
  void aRunIsVerifiedAndWhatIsNotRightIsFound() throws Exception {
    try (FakeBigQuery fake = FakeBigQuery.start()) {
      Dataset dataset = fake.store().createDataset("my-project", "analytics", "EU");
      Path file = file("verified", fake.endpoint(), "");
      Invocation run = millrace("run", "--plain", file);
      assertThat(run.out())
          .contains("Completed and Verified: 6,000 produced, 6,000 written, 0 dead letters")
          .contains("6,000 rows in the warehouse, 6,000 written")
          .contains("6,000 distinct ids in 6,000 rows");

      Invocation verified = millrace("verify", "--sample", "300", file);
      assertThat(verified.out())
          .contains("300 messages computed anew from seed and id, all equal to their rows");
      assertThat(verified.code()).isZero();

      Invocation refused = millrace("run", "--fresh", file);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("my-project.analytics.tweets has 6,000 rows")
          .contains("bq rm -t my-project:analytics.tweets");
      dataset.deleteTable("tweets");
      Invocation gone = millrace("verify", file);
      assertThat(gone.out()).contains("0 rows in the warehouse, 6,000 written: 6,000 missing");
      assertThat(gone.code()).isEqualTo(3);
      assertThat(millrace("run", "--plain", "--fresh", file).out()).contains("and Verified");

      fake.script().always(Operation.TABLE_GET, new Trouble.Refuse(403, "accessDenied"));
      Invocation unreadable = millrace("verify", file);
      assertThat(unreadable.out())
          .contains("cannot read BigQuery table my-project.analytics.tweets", "accessDenied");
      assertThat(unreadable.code()).isEqualTo(3);
    }
  }

  @Test
  void everyTroubleOfTheSetUpIsOneSentenceAndTheRunGoesOnOnceItIsMended() throws Exception {
    int port = freePort();
    CompletableFuture<Integer> run = start(file("mended", "http://127.0.0.1:" + port, ""));
    await("my-project.analytics: Connection refused");
    try (FakeBigQuery fake = FakeBigQuery.start(port, 1)) {
      fake.script().always(Operation.DATASET_GET, new Trouble.Refuse(401, "authError"));
      await("planned: authError (authError): replace the key, or sign in again");
      fake.script().lift(Operation.DATASET_GET);
      await("dataset my-project.analytics does not exist, or its project does not");
      Dataset dataset = fake.store().createDataset("my-project", "analytics", "US");
      dataset.createTable(new ObjectMapper().readTree(OTHER_SCHEMA));
      await("column id is STRING, the events need INT64");
      fake.script().always(Operation.QUERY, new Trouble.Refuse(403, "accessDenied"));
      dataset.deleteTable("tweets");
      await("running jobs in project my-project", "roles/bigquery.jobUser");
      assertThat(run).isNotDone();
      fake.script().lift(Operation.QUERY);

      assertThat(run.get(120, TimeUnit.SECONDS)).isZero();
      assertThat(said.toString()).contains("Completed and Verified", "6,000 written");
    }
  }

  @Test
  void aUsedUpQuotaIsShownWithItsTimeAndTheRunGoesOnByItself() throws Exception {
    try (FakeBigQuery fake = FakeBigQuery.start()) {
      fake.store().createDataset("my-project", "analytics", "US");
      fake.store().loadsPerDay(2);
      CompletableFuture<Integer> run =
          start(file("quota", fake.endpoint(), "batch: {rows: 1000, intervalMillis: 300}"));
      await("WaitingForQuota until 20", "quotaExceeded");
      assertThat(run).isNotDone();
      fake.store().loadsPerDay(1_500);
      assertThat(run.get(120, TimeUnit.SECONDS)).isZero();
      assertThat(said.toString()).contains("Completed and Verified", "6,000 written");
    }
  }

  @Test
  void aLimitOfTheUsersHoldsTheRunOrFailsItAsWanted() throws Exception {
    try (FakeBigQuery fake = FakeBigQuery.start()) {
      fake.store().createDataset("my-project", "analytics", "US");
      Path failing =
          file("limited", fake.endpoint(), "", "limits: {bytesPerDay: 300000, onLimit: Fail}");
      Invocation failed = millrace("run", "--plain", failing);
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.out()).contains("the limit bytesPerDay is reached and onLimit is Fail");

      Path waiting =
          file("limited", fake.endpoint(), "", "limits: {bytesPerDay: 300000, onLimit: Wait}");
      Path output = folder.resolve("limited.txt");
      try (ChildProcess run =
          ChildProcess.start(
              output, "run", "--plain", "--data-dir", folder.resolve("runs"), waiting)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(120))
            .untilAsserted(
                () ->
                    assertThat(run.said())
                        .as("what was spent before it was started again counts")
                        .contains("WaitingForBudget until 20", "limit bytesPerDay is reached"));
        run.terminate();
        assertThat(run.exitCode()).isEqualTo(130);
      }
    }
  }

  private Path file(String name, String endpoint, String more) {
    return file(name, endpoint, more, "");
  }

  private Path file(String name, String endpoint, String more, String ofTable) {
    String bigQuery =
        String.format(
            Locale.ROOT,
            """
            bigquery:
              project: my-project
              dataset: analytics
              table: tweets
              endpoint: "%s"
              %s
            %s
            """,
            endpoint,
            ofTable,
            more.isEmpty() ? "batch: {intervalMillis: 300}" : more);
    return new RunFiles(folder).tweetsInto(name, MESSAGES, bigQuery);
  }

  /** Runs a file; what is said can be read meanwhile. */
  private CompletableFuture<Integer> start(Path file) {
    String[] line = {
      "run", "--plain", "--data-dir", folder.resolve("runs").toString(), file.toString()
    };
    PrintWriter out = new PrintWriter(said);
    return CompletableFuture.supplyAsync(() -> MillraceCommand.execute(line, out, out));
  }

  private void await(String... texts) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(said.toString()).contains(texts));
  }

  private Invocation millrace(String command, Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = command;
    all[1] = "--data-dir";
    all[2] = folder.resolve("runs");
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Invocation.of(all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
