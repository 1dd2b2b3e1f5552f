package dev.millrace.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a Kafka that was there before and that others use too. */
class ExistingKafkaIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);

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

  @Test
  void topicsOfOthersAreNeitherUsedNorRemoved() throws Exception {
    try (Admin admin = admin();
        KafkaProducer<byte[], byte[]> others = others()) {
      admin.createTopics(List.of(new NewTopic("taken.raw", 1, (short) 1))).all().get();
      others.send(new ProducerRecord<>("taken.raw", "{\"id\":-1}".getBytes(UTF_8))).get();
      String id = id(admin, "taken.raw");

      for (Object[] command : List.of(new Object[] {"run"}, new Object[] {"run", "--fresh"})) {
        Invocation refused = millrace(command, file("taken", 1, 100));
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err())
            .contains(
                "Kafka has the topic taken.raw (id " + id + "), which this run did not create")
            .contains("nothing was changed", "give the run another name");
      }
      assertThat(id(admin, "taken.raw")).isEqualTo(id);
      assertThat(admin.listTopics().names().get()).doesNotContain("taken.processed", "taken.lanes");
    }
  }

  @Test
  void aTopicThatWasCreatedAnewIsNotTheRunsAnyMore() throws Exception {
    assertThat(run(file("replaced", 1, 100)).code()).isZero();
    try (Admin admin = admin()) {
      String before = id(admin, "replaced.processed");
      admin.deleteTopics(List.of("replaced.processed")).all().get();
      await().until(() -> !admin.listTopics().names().get().contains("replaced.processed"));
      admin.createTopics(List.of(new NewTopic("replaced.processed", 2, (short) 1))).all().get();

      Invocation refused = run(file("replaced", 1, 100));
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("replaced.processed (id " + id(admin, "replaced.processed"))
          .contains("was deleted and created anew: this run's had the id " + before);
    }
  }

  @Test
  void whereTheFolderIsLostKafkaKnowsTheRun() throws Exception {
    assertThat(run(file("lost", 1, 500)).code()).isZero();
    Files.delete(folder.resolve("data/lost/run.json"));

    Invocation other = run(file("lost", 2, 500));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .contains("spec.source.tweets.seed was 1 and is 2")
        .contains("Kafka has a run lost that began with other settings");
    Invocation fresh = millrace(new Object[] {"run", "--fresh"}, file("lost", 2, 500));
    assertThat(fresh.code()).isEqualTo(2);

    Invocation same = run(file("lost", 1, 500));
    assertThat(same.out())
        .as(same.err())
        .contains("going on with what Kafka knows", "run lost is complete already");
    assertThat(same.code()).isZero();
    assertThat(folder.resolve("data/lost/run.json")).exists();
  }

  @Test
  void whoDiesWhileCreatingTopicsGoesOn() throws Exception {
    Path file = file("died", 1, 500);
    assertThat(run(file).code()).isZero();
    Path record = folder.resolve("data/died/run.json");
    Invocation fresh;
    try (Admin admin = admin()) {
      List<String> topics =
          List.of("died.raw", "died.processed", "died.dead-letter", "died.lanes", "died.positions");
      admin.deleteTopics(topics).all().get();
      await().until(() -> Collections.disjoint(admin.listTopics().names().get(), topics));
      Files.writeString(
          record,
          Files.readString(record)
              .replaceAll("(\"died\\.[a-z-]+\" : )\"[^\"]+\"", "$1\"creating\""));
      admin.createTopics(List.of(new NewTopic("died.raw", 3, (short) 1))).all().get();
      fresh = millrace(new Object[] {"run", "--fresh"}, file);
    }
    assertThat(fresh.out()).as(fresh.err()).contains("Completed and Verified: 500 produced");
  }

  @Test
  void totalsSurviveTheOffsetsOfTheGroups() throws Exception {
    Path file = file("aged", 1, 2_000);
    assertThat(run(file).code()).isZero();
    try (Admin admin = admin()) {
      for (String group : List.of("aged.producer", "aged.enricher", "aged.sink")) {
        // A member that has left is in its group until the coordinator has noticed.
        await()
            .ignoreException(ExecutionException.class)
            .untilAsserted(() -> admin.deleteConsumerGroups(List.of(group)).all().get());
      }
    }
    Invocation again = run(file);
    assertThat(again.out())
        .as(again.err())
        .contains("complete already")
        .contains("Completed and Verified: 2,000 produced, 2,000 written");
    assertThat(again.code()).isZero();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(LIMIT);
  }

  private Invocation millrace(Object[] command, Path file) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--plain", "--data-dir", folder.resolve("data"), file));
    return Invocation.of(all.toArray());
  }

  private static Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static KafkaProducer<byte[], byte[]> others() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static String id(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .topicId()
        .toString();
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
