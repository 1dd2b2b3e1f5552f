package dev.millrace.local.report.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.check.RunFile;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanSettingsTest {
  @Test
  void tweetsToDuckDb() {
    assertThat(
            settings(
                """
                spec:
                  source: {tweets: {seed: 7, users: 1500}, messages: 1000000, ratePerSecond: 5000}
                  kafka: {cluster: mine}
                  topics:
                    raw: {partitions: 5, maxPartitions: 20, config: {retention.ms: "1000"}}
                    processed: {partitions: 1}
                  enricher: {replicas: 2, threads: 2, enrichments: [Text, Hash]}
                  sink: {duckdb: {path: t.duckdb, table: tweets}}
                """))
        .contains(
            "Source | Kind | generated tweets",
            "Source | Seed | 7",
            "Source | Users | 1,500",
            "Source | Messages | 1,000,000",
            "Source | Rate | 5,000 a second",
            "Kafka | Brokers | one, in this process",
            "Kafka | run.raw | 5 partitions, at most 20, retention.ms=1000",
            "Kafka | run.processed | 1 partition",
            "Stages | producer | 1 replica, 24 lanes",
            "Stages | enricher | 2 replicas of 2 threads",
            "Stages | Enrichments | Hash, Text",
            "Stages | sink | 1 replica",
            "Warehouse | Kind | DuckDB",
            "Warehouse | File | /data/t.duckdb",
            "Warehouse | Table | tweets")
        .anyMatch(line -> line.startsWith("Warehouse | Columns | id, created_at, lang, text,"));
  }

  @Test
  void aReplayToFiles() {
    assertThat(
            settings(
                """
                spec:
                  source: {replay: {path: in.ndjson, columns: [{name: a, type: STRING}]}}
                  kafka: {bootstrapServers: "b:9092"}
                  enricher: {enrichments: []}
                  sink: {files: {path: out, format: Ndjson, compression: Zstd}}
                """))
        .contains(
            "Source | Kind | replay of a file",
            "Source | File | /data/in.ndjson",
            "Source | Columns | a",
            "Source | Messages | all lines",
            "Source | Rate | as fast as possible",
            "Kafka | Brokers | b:9092",
            "Stages | Enrichments | none",
            "Warehouse | Kind | NDJSON files",
            "Warehouse | Folder | /data/out",
            "Warehouse | Compression | Zstd",
            "Warehouse | Columns | a, extra");
  }

  private static List<String> settings(String spec) {
    String head = "apiVersion: millrace.dev/v1alpha1\nkind: PipelineRun\nmetadata: {name: run}\n";
    PipelinePlan plan =
        PipelinePlan.of(RunFile.read(head + spec), PlanInputs.local(Path.of("/data")));
    return PlanSettings.of(plan).stream()
        .map(setting -> setting.part() + " | " + setting.name() + " | " + setting.value())
        .toList();
  }
}
