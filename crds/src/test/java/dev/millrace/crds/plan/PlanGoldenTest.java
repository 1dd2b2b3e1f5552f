package dev.millrace.crds.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.env.Env;
import dev.millrace.crds.check.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs in {@code in-*.yaml}, their plans in {@code out-*.yaml}; {@code in-local-*} run locally. */
class PlanGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/plan");

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("in-"))
          .map(name -> name.substring("in-".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void thePlanIsAsReviewed(String name) throws IOException {
    PlanInputs inputs =
        name.startsWith("local-") ? PlanInputs.local(Path.of("/here")) : PlanInputs.cluster();
    String run = Files.readString(FOLDER.resolve("in-" + name));
    Path expected = FOLDER.resolve("out-" + name);

    String plan = PlanText.of(PipelinePlan.of(RunFile.read(run), inputs));

    if (Boolean.getBoolean("plan.write")) {
      Files.writeString(expected, plan);
    }
    assertThat(expected).content().as("write it anew with -Dplan.write=true").isEqualTo(plan);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyStageReadsWhatItIsTold(String name) throws IOException {
    String run = Files.readString(FOLDER.resolve("in-" + name));
    PipelinePlan plan = PipelinePlan.of(RunFile.read(run), PlanInputs.cluster());

    for (StagePlan stage : plan.stages()) {
      Record config = stage.config(new KafkaConnection("kafka:9092", Map.of("a", "b")), "pod-0");
      assertThat(Env.read(config.getClass(), Env.write(config), Connectors.all()))
          .isEqualTo(config);
    }
  }

  @Test
  void noFileIsUnused() throws IOException {
    List<String> used =
        cases().stream().flatMap(name -> Stream.of("in-" + name, "out-" + name)).toList();
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }
}
