package dev.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replayed events with fields of their own that are named as enrichments name theirs. */
class OwnFieldsIT {
  private static final String EVENTS =
      """
      {"id":1,"text":"So happy!","language":"de","mentions":[{"screen_name":"pal"}],"hashtags":["sun"],"hash":"sha256:mine","word_count":99,"urls":["u"],"sentiment_score":0.9,"at":1762000000123}
      {"id":2,"tweet":"no text field here","language":"tlh","at":"2026-11-01"}
      {"id":3,"tweet":"no text field here","language":"tlh"}
      """;

  @TempDir Path folder;

  @Test
  void everyValueOfTheUserIsInTheRowAndEnrichmentsAreBesideThem() throws Exception {
    Path file = replay("own", "");

    Invocation run = millrace("run", "--plain", file);
    assertThat(run.out()).contains("3 produced, 2 written, 1 dead letter");
    assertThat(row("own", "[language, hash, enriched_language, enriched_sentiment_label]", 1))
        .isEqualTo("[de, 'sha256:mine', NULL, positive]");
    assertThat(row("own", "[enriched_word_count, epoch_ms(\"at\")]", 1))
        .isEqualTo("[2, 1762000000123]");
    assertThat(row("own", "extra", 1))
        .isEqualTo(
            "{\"text\":\"So"
                + " happy!\",\"mentions\":[{\"screen_name\":\"pal\"}],\"hashtags\":[\"sun\"],"
                + "\"word_count\":99,\"urls\":[\"u\"],\"sentiment_score\":0.9}");
    assertThat(row("own", "language || ' ' || extra", 3))
        .isEqualTo("tlh {\"tweet\":\"no text field here\"}");
    assertThat(millrace("topics", "--dead-letters", "5", file).out())
        .contains("field at: expected TIMESTAMP in format EpochMillis", "\"2026-11-01\"");

    Invocation renamed = millrace("run", replay("own", "my_"));
    assertThat(renamed.code()).isEqualTo(2);
    assertThat(renamed.err()).contains("spec.enricher.prefix was enriched_ and is my_");
  }

  @Test
  void anEventThatHasAnEnrichmentsFieldItselfIsADeadLetterAsItIs() throws Exception {
    Files.writeString(folder.resolve("events.ndjson"), "");
    Path file = replay("bare", "\"\"");
    assertThat(millrace("plan", file).err())
        .contains(
            "spec.source.replay.columns[1].name: \"language\" is not allowed: enrichment Text"
                + " writes the column language; rename the column or set spec.enricher.prefix");

    Path undeclared =
        Files.writeString(
            file, Files.readString(file).replaceAll("(?m)^.*name: (language|hash),.*\n", ""));
    assertThat(millrace("run", "--plain", undeclared).out())
        .contains("3 produced, 0 written, 3 dead letters");
    assertThat(millrace("topics", "--dead-letters", "5", file).out())
        .contains("FieldNameTaken", "set spec.enricher.prefix", EVENTS.lines().toList().get(0));
  }

  private Path replay(String name, String prefix) throws Exception {
    Path events = Files.writeString(folder.resolve("events.ndjson"), EVENTS);
    String enricher =
        prefix.isEmpty() ? "" : String.format(Locale.ROOT, "  enricher: {prefix: %s}\n", prefix);
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        String.format(
            Locale.ROOT,
            """
            apiVersion: millrace.dev/v1alpha1
            kind: PipelineRun
            metadata: {name: %s}
            spec:
              source:
                replay:
                  path: %s
                  columns:
                  - {name: id, type: INT64}
                  - {name: language, type: STRING}
                  - {name: hash, type: STRING}
                  - {name: at, type: TIMESTAMP, format: EpochMillis}
              kafka: {cluster: local}
            %s  sink:
                duckdb: {path: %s, table: events}
            """,
            name,
            events,
            enricher,
            new RunFiles(folder).database(name)));
  }

  private String row(String run, String what, long id) throws Exception {
    return new Database(new RunFiles(folder).database(run))
        .text(
            String.format(Locale.ROOT, "SELECT (%s)::VARCHAR FROM events WHERE id = %d", what, id));
  }

  private Invocation millrace(String command, Object... arguments) {
    List<Object> all = new java.util.ArrayList<>(List.of(command, "--data-dir"));
    all.add(folder.resolve("data"));
    all.addAll(List.of(arguments));
    return Invocation.of(all.toArray());
  }
}
