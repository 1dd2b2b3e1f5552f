package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that leave Kafka while the warehouse is locked, so that no worker cannotice it. */
class LossIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** More than a sink with batches of 1,000 rows can hold in memory. */
  private static final int MESSAGES = 60_000;

  @TempDir static Path kafkaFolder;
  @TempDir Path folder;
  private static EmbeddedKafka kafka;
  private static Admin admin;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(kafkaFolder);
    admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void end() {
    admin.close();
    kafka.close();
  }

  @Test
  void removedRecordsEndTheRunThoughItsWarehouseIsLocked() throws Exception {
    Invocation run =
        whileLocked(
            "removed",
            () -> {
              awaitProcessed("removed.processed", MESSAGES);
              deleteRecords("removed.processed");
            });
    assertThat(run.code()).as(run.out()).isEqualTo(4);
    assertThat(run.out())
        .contains("Failed, data lost: ")
        .containsPattern(
            "DataLoss: at least \\d\\d,\\d\\d\\d messages that the sink had not taken in")
        .contains("removed.processed (partition 0 offsets 0 to ")
        .contains("spec.onDataLoss: Continue")
        .doesNotContain("Nothing is lost");
  }

  @Test
  void aTopicThatIsGoneEndsTheRun() throws Exception {
    Invocation run =
        whileLocked(
            "gone",
            () -> {
              awaitProcessed("gone.processed", MESSAGES);
              admin.deleteTopics(List.of("gone.processed")).all().get();
              admin.createTopics(List.of(new NewTopic("gone.processed", 2, (short) 1))).all().get();
            });
    assertThat(run.code()).as(run.out()).isEqualTo(4);
    assertThat(run.out())
        .contains("DataLoss: ", "gone.processed")
        .doesNotContain("Nothing is lost");
  }

  @Test
  void aLossThatIsAcceptedIsCountedAndNeverVerified() throws Exception {
    Path file = file("accepted", "onDataLoss: Continue\n");
    CompletableFuture<Invocation> run;
    try (LockedDatabase locked = LockedDatabase.lock(new RunFiles(folder).database("accepted"))) {
      run = start(file);
      awaitProcessed("accepted.processed", MESSAGES);
      deleteRecords("accepted.processed");
      assertThat(locked.isHeld()).isTrue();
    }
    Invocation ended = run.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(ended.code()).as(ended.out()).isEqualTo(4);
    assertThat(ended.out())
        .containsPattern("Completed, \\d{1,2},\\d{3} lost: 60,000 produced")
        .doesNotContain("Verified");
  }

  private interface Fault {
    void happen() throws Exception;
  }

  /** A run whose warehouse is locked from before its begin to its end. */
  private Invocation whileLocked(String name, Fault fault) throws Exception {
    try (LockedDatabase locked = LockedDatabase.lock(new RunFiles(folder).database(name))) {
      CompletableFuture<Invocation> run = start(file(name, ""));
      fault.happen();
      assertThat(locked.isHeld()).isTrue();
      return run.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private CompletableFuture<Invocation> start(Path file) {
    return CompletableFuture.supplyAsync(
        () -> Invocation.of("run", "--plain", "--data-dir", folder.resolve("data"), file));
  }

  private Path file(String name, String more) throws IOException {
    Path file =
        new RunFiles(folder)
            .tweets(
                name,
                1,
                "messages: " + MESSAGES,
                "bootstrapServers: \"" + kafka.bootstrapServers() + "\"");
    return Files.writeString(
        file, Files.readString(file) + ("  batch: {rows: 1000}\n" + more).indent(2));
  }

  private static void awaitProcessed(String topic, long messages) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> ends(topic).values().stream().mapToLong(Long::longValue).sum() >= messages);
  }

  private static Map<TopicPartition, Long> ends(String topic)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .forEach(p -> wanted.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(wanted).all().get().forEach((p, answer) -> ends.put(p, answer.offset()));
    return ends;
  }

  private static void deleteRecords(String topic) throws ExecutionException, InterruptedException {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    ends(topic).forEach((p, end) -> all.put(p, RecordsToDelete.beforeOffset(end)));
    admin.deleteRecords(all).all().get();
  }
}
