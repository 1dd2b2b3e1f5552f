package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a Kafka that was there before and that others use too. */
class ExistingKafkaIT {
  @TempDir static Path kafkaFolder;
  @TempDir Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(kafkaFolder);
  }

  @AfterAll
  static void end() {
    kafka.close();
  }

  @Test
  void twoRunsAtOnceDoNotMindEachOther() {
    Path one = file("one", 1, 3_000);
    Path two = file("two", 2, 4_000);
    CompletableFuture<Invocation> first = CompletableFuture.supplyAsync(() -> run(one));
    Invocation second = run(two);
    assertThat(first.join().out()).contains("Completed and Verified: 3,000 produced");
    assertThat(second.out()).contains("Completed and Verified: 4,000 produced");
    assertThat(folder.resolve("data/one/kafka")).doesNotExist();
  }

  @Test
  void startingOverRemovesTheTopicsOfTheRunAlone() throws Exception {
    assertThat(run(file("other", 1, 100)).code()).isZero();
    assertThat(run(file("again", 1, 1_000)).code()).isZero();

    Path changed = file("again", 5, 700);
    Invocation fresh =
        Invocation.of("run", "--fresh", "--data-dir", folder.resolve("data"), changed);
    assertThat(fresh.out())
        .as(fresh.err())
        .contains("topics again.raw")
        .contains("Completed and Verified: 700");
    assertThat(
            new Database(new RunFiles(folder).database("again"))
                .number("SELECT count(*) FROM tweets"))
        .isEqualTo(700);
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      Set<String> topics = admin.listTopics().names().get();
      assertThat(topics).contains("other.raw", "other.processed", "again.raw");
    }
    assertThat(Files.exists(folder.resolve("data/again/kafka"))).isFalse();
  }

  private Invocation run(Path file) {
    return Invocation.of("run", "--data-dir", folder.resolve("data"), file);
  }

  private Path file(String name, int seed, int messages) {
    return new RunFiles(folder)
        .tweets(
            name,
            seed,
            "messages: " + messages,
            "bootstrapServers: \"" + kafka.bootstrapServers() + "\"");
  }
}
