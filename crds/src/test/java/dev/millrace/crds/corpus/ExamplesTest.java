package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.duckdb.DuckDbConfig;
import dev.millrace.crds.check.RunFile;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path REPOSITORY = Path.of("..");

  static List<Path> examples() throws IOException {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isPlannedForACluster(Path example) throws IOException {
    assertThat(plan(example, PlanInputs.cluster()).topics().all()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isPlannedForALaptopWithPathsThatAreThere(Path example) throws IOException {
    PipelinePlan plan = plan(example, PlanInputs.local(REPOSITORY));

    plan.producer().source().file().ifPresent(file -> assertThat(file).isRegularFile());
    plan.sink()
        .warehouse()
        .localPath()
        .ifPresent(path -> assertThat(path.getParent()).isEqualTo(REPOSITORY));
  }

  @Test
  void theFirstIsWhatTheReadmeSays() throws IOException {
    PipelinePlan plan =
        plan(REPOSITORY.resolve("k8s-examples/tweets-to-duckdb.yaml"), PlanInputs.cluster());

    assertThat(plan.expectedMessages()).contains(1_000_000L);
    assertThat(plan.topics().raw().partitions()).isEqualTo(5);
    assertThat(plan.sink().warehouse()).isInstanceOf(DuckDbConfig.class);
  }

  @Test
  void theyCanAllRunAtOnce() throws IOException {
    Set<String> names = new HashSet<>();
    for (Path example : examples()) {
      assertThat(names.add(plan(example, PlanInputs.cluster()).names().run()))
          .as("name of %s is taken", example)
          .isTrue();
    }
  }

  private static PipelinePlan plan(Path example, PlanInputs inputs) throws IOException {
    return PipelinePlan.of(RunFile.read(Files.readString(example)), inputs);
  }
}
