package dev.millrace.connector.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.connector.api.Connector;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.Partitioning;
import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.connector.files.FileCompression;
import dev.millrace.connector.files.FileFormat;
import dev.millrace.connector.files.FilesConfig;
import dev.millrace.connector.replay.ReplayConfig;
import dev.millrace.connector.tweets.TweetsConfig;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.OnLimit;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.WriteLimits;
import dev.millrace.contract.env.Env;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.TimeFormat;
import dev.millrace.contract.event.Tweet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every connector's configuration goes through the environment and comes out as it was. */
class ConfigKindsTest {
  private static final KafkaConnection KAFKA = new KafkaConnection("a:9092", Map.of());

  static Stream<Record> configs() {
    return Stream.of(
        new ProducerConfig(
            "tweets",
            "pod-1",
            KAFKA,
            new TweetsConfig(42, 100, Instant.parse("2026-01-01T00:00:00Z")),
            8,
            Optional.of(1_000_000L),
            Optional.empty(),
            OnDataLoss.Fail,
            8080),
        new ProducerConfig(
            "replay",
            "pod-1",
            KAFKA,
            new ReplayConfig(
                Path.of("/data/my file.ndjson"),
                List.of(
                    new Column("at", ColumnType.TIMESTAMP),
                    new Column("seen", ColumnType.TIMESTAMP, Optional.of(TimeFormat.Twitter)))),
            1,
            Optional.empty(),
            Optional.of(5L),
            OnDataLoss.Continue,
            0),
        new SinkConfig(
            "tweets",
            "pod-3",
            KAFKA,
            new DuckDbConfig(Path.of("tweets.duckdb"), "tweets"),
            Tweet.COLUMNS,
            new BatchLimits(10, 1000, Duration.ofMillis(500)),
            OnDataLoss.Fail,
            8080),
        new SinkConfig(
            "tweets",
            "pod-3",
            KAFKA,
            new FilesConfig(Path.of("out"), FileFormat.Ndjson, FileCompression.Zstd),
            Tweet.COLUMNS,
            new BatchLimits(10, 1000, Duration.ofMillis(500)),
            OnDataLoss.Fail,
            8080),
        new SinkConfig(
            "tweets",
            "pod-3",
            KAFKA,
            new BigQueryConfig(
                "my-project",
                "analytics",
                "tweets",
                Optional.of("EU"),
                WriteMethod.LoadJob,
                true,
                false,
                Partitioning.Day,
                Optional.of("created_at"),
                List.of("lang", "user_id"),
                Map.of("team", "data"),
                Optional.empty(),
                Optional.of(Path.of("/secrets/key.json")),
                new WriteLimits(Optional.of(1L << 30), Optional.empty(), OnLimit.Fail)),
            Tweet.COLUMNS,
            new BatchLimits(10, 1000, Duration.ofMillis(500)),
            OnDataLoss.Fail,
            8080));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatOneSideWritesTheOtherReads(Record config) {
    assertThat(Env.read(config.getClass(), Env.write(config), Connectors.all())).isEqualTo(config);
  }

  @Test
  void everyConnectorIsAmongThem() {
    assertThat(configs().flatMap(ConfigKindsTest::kinds))
        .containsOnlyOnceElementsOf(
            Stream.concat(
                    Connectors.all().sources().stream(), Connectors.all().warehouses().stream())
                .map(Connector::type)
                .toList());
  }

  @Test
  void anUnknownKindIsRefusedWithTheKnownOnes() {
    Map<String, String> variables = new HashMap<>();
    configs().forEach(config -> variables.putAll(Env.write(config)));
    variables.put("MILLRACE_WAREHOUSE_TYPE", "Tape");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Env.read(SinkConfig.class, variables, Connectors.all()))
        .withMessageStartingWith(
            "MILLRACE_WAREHOUSE_TYPE: \"Tape\" is not allowed: must be one of [DuckDb, Files");
  }

  private static Stream<String> kinds(Record config) {
    Map<String, String> variables = Env.write(config);
    return Stream.of("MILLRACE_SOURCE_TYPE", "MILLRACE_WAREHOUSE_TYPE")
        .map(variables::get)
        .filter(Objects::nonNull);
  }
}
