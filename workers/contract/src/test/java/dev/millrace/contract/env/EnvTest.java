package dev.millrace.contract.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.TimeFormat;
import dev.millrace.contract.event.Tweet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvTest {
  private static final KafkaConnection KAFKA =
      new KafkaConnection(
          "a:9092,b:9092",
          Map.of(
              "sasl.jaas.config", "Login required password=\"${dir:/secrets:pass word}\";",
              "odd", " leading #!:= \\ and\nlines é"));

  static Stream<Record> configs() {
    return Stream.of(
        new ProducerConfig(
            "tweets",
            "pod-1",
            KAFKA,
            new SourceConfig.Tweets(42, 100, Instant.parse("2026-01-01T00:00:00Z")),
            8,
            Optional.of(1_000_000L),
            Optional.empty(),
            OnDataLoss.Fail,
            8080),
        new ProducerConfig(
            "replay",
            "pod-1",
            KAFKA,
            new SourceConfig.Replay(
                Path.of("/data/my file.ndjson"),
                List.of(
                    new Column("at", ColumnType.TIMESTAMP),
                    new Column("seen", ColumnType.TIMESTAMP, Optional.of(TimeFormat.Twitter)))),
            1,
            Optional.empty(),
            Optional.of(5L),
            OnDataLoss.Continue,
            0),
        new EnricherConfig(
            "tweets",
            "pod-2",
            KAFKA,
            2,
            List.of(Enrichment.Hash, Enrichment.Sentiment),
            "enriched_",
            Tweet.COLUMNS,
            OnDataLoss.Continue,
            8080),
        new EnricherConfig("t", "pod-2", KAFKA, 1, List.of(), "", List.of(), OnDataLoss.Fail, 8080),
        new SinkConfig(
            "tweets",
            "pod-3",
            KAFKA,
            new WarehouseConfig.DuckDb(Path.of("tweets.duckdb"), "tweets"),
            Tweet.COLUMNS,
            new BatchLimits(10, 1000, Duration.ofMillis(500)),
            OnDataLoss.Fail,
            8080),
        new SinkConfig(
            "tweets",
            "pod-3",
            KAFKA,
            new WarehouseConfig.Files(
                Path.of("out"), WarehouseConfig.Format.Ndjson, WarehouseConfig.Compression.Zstd),
            Tweet.COLUMNS,
            new BatchLimits(10, 1000, Duration.ofMillis(500)),
            OnDataLoss.Fail,
            8080),
        new SinkConfig(
            "tweets",
            "pod-3",
            KAFKA,
            new WarehouseConfig.BigQuery(
                "my-project",
                "analytics",
                "tweets",
                Optional.of("EU"),
                WarehouseConfig.WriteMethod.LoadJob,
                true,
                false,
                WarehouseConfig.Partitioning.Day,
                Optional.of("created_at"),
                List.of("lang", "user_id"),
                Map.of("team", "data"),
                Optional.empty(),
                Optional.of(Path.of("/secrets/key.json")),
                new WarehouseConfig.Limits(
                    Optional.of(1L << 30), Optional.empty(), WarehouseConfig.OnLimit.Fail)),
            Tweet.COLUMNS,
            new BatchLimits(10, 1000, Duration.ofMillis(500)),
            OnDataLoss.Fail,
            8080));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatOneSideWritesTheOtherReads(Record config) {
    assertThat(Env.read(config.getClass(), Env.write(config))).isEqualTo(config);
  }

  @Test
  void namesAreReadable() {
    assertThat(Env.write(configs().findFirst().orElseThrow()))
        .containsEntry("MILLRACE_RUN", "tweets")
        .containsEntry("MILLRACE_SOURCE_TYPE", "Tweets")
        .containsEntry("MILLRACE_SOURCE_SEED", "42")
        .containsEntry("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "a:9092,b:9092")
        .containsEntry("MILLRACE_MESSAGES", "1000000")
        .doesNotContainKey("MILLRACE_RATE_PER_SECOND");
  }

  record Tunable(@WhenAbsent("PT5S") Duration interval, int size) {}

  @Test
  void aMissingVariableTakesItsDefault() {
    assertThat(Env.read(Tunable.class, Map.of("MILLRACE_SIZE", "3")))
        .isEqualTo(new Tunable(Duration.ofSeconds(5), 3));
    assertThat(Env.read(Tunable.class, Map.of("MILLRACE_SIZE", "3", "MILLRACE_INTERVAL", "PT1S")))
        .isEqualTo(new Tunable(Duration.ofSeconds(1), 3));
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    Map<String, String> variables =
        new HashMap<>(Env.write(configs().skip(2).findFirst().orElseThrow()));
    variables.remove("MILLRACE_RUN");
    variables.put("MILLRACE_THREADS", "two");
    variables.put("MILLRACE_ENRICHMENTS", "Hash,Magic");
    variables.put("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "nowhere");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Env.read(EnricherConfig.class, variables))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "MILLRACE_RUN: is missing",
                        "kafka.bootstrapServers: \"nowhere\" is not allowed: must be host:port,"
                            + " several separated by commas",
                        "MILLRACE_THREADS: \"two\" is not allowed: must be an integer",
                        "MILLRACE_ENRICHMENTS: \"Magic\" is not allowed: must be one of [Hash,"
                            + " Text, Sentiment]"));
  }

  @Test
  void anUnknownKindIsRefusedWithTheKnownOnes() {
    Map<String, String> variables =
        new HashMap<>(Env.write(configs().skip(4).findFirst().orElseThrow()));
    variables.put("MILLRACE_WAREHOUSE_TYPE", "Tape");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Env.read(SinkConfig.class, variables))
        .withMessageStartingWith(
            "MILLRACE_WAREHOUSE_TYPE: \"Tape\" is not allowed: must be one of [DuckDb, Files");
  }
}
