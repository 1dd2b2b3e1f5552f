package dev.millrace.contract.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.event.Tweet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** Where things go, for these tests. */
  interface Target extends ConfigKind {
    /** A shelf. */
    record Shelf(int height) implements Target {
      @Override
      public String type() {
        return "Shelf";
      }
    }

    /** A box. */
    record Box(Path path, Optional<String> label) implements Target {
      @Override
      public String type() {
        return "Box";
      }
    }
  }

  /** Ways to get there. */
  sealed interface Way {
    /** On foot. */
    record Walk(int steps) implements Way {}

    /** On wheels. */
    record Ride(String bus) implements Way {}
  }

  record Order(String run, Target target) {}

  record Trip(Way way) {}

  private static final ConfigKinds KINDS =
      of -> new TreeMap<>(Map.of("Box", Target.Box.class, "Shelf", Target.Shelf.class));

  static Stream<Record> configs() {
    return Stream.of(
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
        new Trip(new Way.Walk(3)),
        new Trip(new Way.Ride("7")),
        new Order("a", new Target.Shelf(3)),
        new Order("b", new Target.Box(Path.of("/data/my file"), Optional.of("it's"))),
        new Order("c", new Target.Box(Path.of("box"), Optional.empty())));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatOneSideWritesTheOtherReads(Record config) {
    assertThat(Env.read(config.getClass(), Env.write(config), KINDS)).isEqualTo(config);
  }

  @Test
  void namesAreReadable() {
    assertThat(Env.write(new Order("c", new Target.Box(Path.of("box"), Optional.empty()))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "MILLRACE_RUN", "c",
                "MILLRACE_TARGET_TYPE", "Box",
                "MILLRACE_TARGET_PATH", "box"));
    assertThat(Env.write(configs().findFirst().orElseThrow()))
        .containsEntry("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "a:9092,b:9092");
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
    Map<String, String> variables = new HashMap<>(Env.write(configs().findFirst().orElseThrow()));
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
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                Env.read(
                    Order.class,
                    Map.of("MILLRACE_RUN", "a", "MILLRACE_TARGET_TYPE", "Tape"),
                    KINDS))
        .withMessage("MILLRACE_TARGET_TYPE: \"Tape\" is not allowed: must be one of [Box, Shelf]");
  }
}
