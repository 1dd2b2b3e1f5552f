package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {
  private static final int MESSAGES = 20_000;

  @TempDir Path folder;

  @Test
  void aRunIsCompletedVerifiedAndCanBeLookedAt() throws Exception {
    Path file = new RunFiles(folder).tweets("whole", 42, MESSAGES);
    Database database = new Database(new RunFiles(folder).database("whole"));
    Path report = folder.resolve("report.html");

    Invocation run = millrace("run", "--report", report, file);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("no effect in a local run: spec.kafka.cluster")
        .contains("Completed and Verified: 20,000 produced, 20,000 written, 0 dead letters")
        .contains(database.file().toString());
    assertThat(run.code()).isZero();
    assertThat(database.number("SELECT count(*) FROM tweets")).isEqualTo(MESSAGES);
    assertThat(database.number("SELECT count(DISTINCT id) FROM tweets")).isEqualTo(MESSAGES);
    assertThat(Files.readString(report)).contains("Completed and verified", "20,000");

    JsonNode verified = json(millrace("verify", "--json", "--sample", "500", file));
    assertThat(verified.path("verified").asBoolean()).isTrue();
    assertThat(verified.path("checks").findValuesAsText("result")).containsOnly("passed");

    JsonNode topics = json(millrace("topics", "--json", file));
    long raw = 0;
    for (JsonNode partition : topics.path("partitions")) {
      raw +=
          partition.path("topic").asText().equals("whole.raw") ? partition.path("in").asLong() : 0;
    }
    assertThat(raw).isEqualTo(MESSAGES);

    Invocation again = millrace("run", file);
    assertThat(again.out()).contains("complete already", "--fresh", "Completed and Verified");
    assertThat(again.code()).isZero();
    assertThat(database.number("SELECT count(*) FROM tweets")).isEqualTo(MESSAGES);
  }

  @Test
  void anotherStreamUnderTheSameNameNeedsAFreshStart() throws Exception {
    RunFiles files = new RunFiles(folder);
    Database database = new Database(files.database("twice"));
    assertThat(millrace("run", "--quiet", files.tweets("twice", 1, 500)).code()).isZero();

    Path changed = files.tweets("twice", 2, 600);
    Invocation refused = millrace("run", changed);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("spec.source.tweets.seed was 1 and is 2")
        .contains("spec.source.messages was 500 and is 600")
        .contains("--fresh");

    Invocation fresh = millrace("run", "--fresh", changed);
    assertThat(fresh.out()).contains("starting over: removing table tweets", "with 500 rows");
    assertThat(fresh.code()).isZero();
    assertThat(database.number("SELECT count(*) FROM tweets")).isEqualTo(600);
  }

  @Test
  void rowsOfOthersAreNeverRemoved() throws Exception {
    RunFiles files = new RunFiles(folder);
    Path file = files.tweets("shared", 1, 500);
    Database database = new Database(files.database("shared"));
    assertThat(millrace("run", "--quiet", file).code()).isZero();
    database.execute("INSERT INTO tweets (id, text) VALUES (-1, 'mine')");

    Invocation refused = millrace("run", "--fresh", file);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("501 rows", "wrote 500", "nothing was removed");
    assertThat(database.number("SELECT count(*) FROM tweets")).isEqualTo(501);

    Invocation again = millrace("run", file);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("1 rows that this run did not write");
  }

  @Test
  void rowsOfARunWhoseFolderIsGoneAreNotWrittenOnceMore() throws Exception {
    RunFiles files = new RunFiles(folder);
    Path file = files.tweets("moved", 1, 500);
    assertThat(millrace("run", "--quiet", file).code()).isZero();

    Invocation elsewhere = Invocation.of("run", "--data-dir", folder.resolve("other"), file);
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("500 rows of an earlier run named moved", "--fresh");
    assertThat(new Database(files.database("moved")).number("SELECT count(*) FROM tweets"))
        .isEqualTo(500);
  }

  @Test
  void whatIsMissingDoubledOrChangedIsFound() throws Exception {
    RunFiles files = new RunFiles(folder);
    Path file = files.tweets("wrong", 1, 500);
    Database database = new Database(files.database("wrong"));
    assertThat(millrace("run", "--quiet", file).code()).isZero();
    database.execute("UPDATE tweets SET likes = likes + 1 WHERE id = 17");
    database.execute("DELETE FROM tweets WHERE id = 18");
    database.execute("INSERT INTO tweets SELECT * FROM tweets WHERE id = 19");

    Invocation verify = millrace("verify", file);
    assertThat(verify.code()).isEqualTo(3);
    assertThat(verify.out())
        .contains("499 distinct ids in 500 rows: 1 doubled")
        .contains("id 17: likes is ")
        .contains("id 18: 0 rows, expected 1")
        .contains("id 19: 2 rows, expected 1")
        .contains("NOT verified");
  }

  @Test
  void poisonInAFileEndsAsDeadLettersWithTheirReasons() throws IOException {
    Path lines =
        Files.write(
            folder.resolve("lines.ndjson"),
            List.of(
                "{\"a\": 1}",
                "not json",
                "[1, 2]",
                "",
                "{\"b\": \"नमस्ते 🎉\"}",
                "{\"a\":1,\"a\":2}"));
    Path file = new RunFiles(folder).replay("poison", lines);

    Invocation run = millrace("run", file);
    assertThat(run.out())
        .contains("Completed and Verified, 66.7% dead letters: 6 produced, 2 written")
        .contains("Dead letters: 1 by the enricher, InvalidJson, the first one: ");
    assertThat(run.code()).isZero();

    Invocation topics = millrace("topics", "--dead-letters", "10", file);
    assertThat(topics.out())
        .containsPattern("InvalidJson +1")
        .containsPattern("NotAnObject +1")
        .containsPattern("EmptyValue +1")
        .containsPattern("DuplicateKey +1")
        .contains("value, 8 bytes: not json", "millrace.reason: InvalidJson");
  }

  @Test
  void aRunWhoseEveryEventIsADeadLetterIsNotDoneWell() throws IOException {
    Path lines =
        Files.write(
            folder.resolve("twice.ndjson"), List.of("{\"a\":1,\"a\":2}", "{\"b\":1,\"b\":2}"));
    Path report = folder.resolve("dead.html");

    Invocation run =
        millrace("run", "--report", report, new RunFiles(folder).replay("twice", lines));
    assertThat(run.code()).as(run.out()).isEqualTo(5);
    assertThat(run.out())
        .contains("Completed, but every event is a dead letter: 2 produced, 0 written")
        .contains("Dead letters: 2 by the enricher, DuplicateKey")
        .doesNotContain("Verified:");
    assertThat(Files.readString(report)).contains("Completed, but too many dead letters: 100%");
  }

  @Test
  void moreDeadLettersThanAllowedStopTheRunEarlyAndALargerMaxLetsItGoOn() throws Exception {
    Path lines = folder.resolve("mixed.ndjson");
    Files.write(
        lines,
        IntStream.range(0, 20_000)
            .mapToObj(i -> i % 4 == 0 ? "broken" : "{\"a\":" + i + "}")
            .toList());
    RunFiles files = new RunFiles(folder);

    Invocation run = millrace("run", files.replay("mixed", lines, "5000", "10%"));
    assertThat(run.code()).as(run.out()).isEqualTo(5);
    assertThat(run.out())
        .contains("Failed, too many dead letters: ")
        .contains("spec.topics.deadLetter.max allows 10%")
        .contains("InvalidJson, the first one: ");

    Invocation more = millrace("run", files.replay("mixed", lines, "100000", "30%"));
    assertThat(more.code()).as(more.out()).isZero();
    assertThat(more.out()).contains("Completed and Verified, 25.0% dead letters: 20,000 produced");
    assertThat(new Database(files.database("mixed")).number("SELECT count(*) FROM lines"))
        .isEqualTo(15_000);
  }

  @Test
  void idsOfAReplayMayRepeatOrBeMissing() throws Exception {
    Path lines =
        Files.write(
            folder.resolve("events.ndjson"),
            List.of(
                "{\"id\":1,\"type\":\"open\"}",
                "{\"id\":1,\"type\":\"close\"}",
                "{\"id\":null,\"type\":\"limit\",\"track\":7}",
                "{\"delete\":{\"status\":{\"id\":1}}}",
                "{\"id\":1,\"type\":\"open\"}"));
    RunFiles files = new RunFiles(folder);
    Path file = files.replayWithIds("repeated", lines);
    Path report = folder.resolve("repeated.html");

    Invocation run = millrace("run", "--report", report, file);
    assertThat(run.out()).contains("Completed and Verified: 5 produced, 5 written");
    assertThat(run.code()).isZero();
    assertThat(Files.readString(report)).contains("Completed and verified");
    assertThat(millrace("verify", file).code()).isZero();
    Database database = new Database(files.database("repeated"));
    assertThat(database.number("SELECT count(*) FROM lines")).isEqualTo(5);

    database.execute("DELETE FROM lines WHERE id IS NULL");
    assertThat(millrace("verify", file).code()).isEqualTo(3);
  }

  @Test
  void asJsonEveryLineIsAnObjectAndTheLastIsTheResult() throws Exception {
    Path file = new RunFiles(folder).tweets("lines", 1, 2_000);
    Invocation run = millrace("run", "--json", file);
    List<JsonNode> lines = run.out().lines().map(RunIT::parse).toList();
    assertThat(lines)
        .extracting(line -> line.path("type").asText())
        .contains("message", "progress");
    JsonNode result = lines.get(lines.size() - 1);
    assertThat(result.path("type").asText()).isEqualTo("result");
    assertThat(result.path("exitCode").asInt()).isZero();
    assertThat(result.path("written").asLong()).isEqualTo(2_000);
    assertThat(result.path("stages")).hasSize(3);
  }

  @Test
  void aQuietRunThatEndsWellSaysNothing() {
    Invocation run = millrace("run", "--quiet", new RunFiles(folder).tweets("quiet", 1, 100));
    assertThat(run).isEqualTo(new Invocation(0, "", ""));
  }

  private Invocation millrace(String command, Object... more) {
    Object[] all = new Object[more.length + 3];
    all[0] = command;
    all[1] = "--data-dir";
    all[2] = folder.resolve("data");
    System.arraycopy(more, 0, all, 3, more.length);
    return Invocation.of(all);
  }

  private static JsonNode json(Invocation invocation) {
    assertThat(invocation.err()).isEmpty();
    assertThat(invocation.code()).isZero();
    return parse(invocation.out());
  }

  private static JsonNode parse(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
