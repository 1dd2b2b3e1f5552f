package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.apiserver.ApiServerExtension;
import dev.millrace.crds.apiserver.StrictCreate;
import dev.millrace.crds.check.RunFile;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(ApiServerExtension.class)
class CrdOnApiServerIT {
  @BeforeAll
  static void theServerTakesTheCrd(KubernetesClient client) {
    ServerWithCrd.prepare(client);
  }

  static List<InvalidFile> sent() {
    return InvalidFile.all().stream().filter(file -> !file.api().equals("skip")).toList();
  }

  @ParameterizedTest
  @MethodSource("sent")
  void refusesInItsOwnWords(InvalidFile file, KubernetesClient client) {
    StrictCreate answer = StrictCreate.dryRun(client, ServerWithCrd.PATH, file.text());

    if (file.api().equals("accepted")) {
      assertThat(answer.accepted()).as(answer.body()).isTrue();
    } else {
      assertThat(answer.accepted()).as(answer.body()).isFalse();
      assertThat(message(answer)).contains(file.api());
    }
  }

  static List<Path> valid() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/plan"))) {
      Stream<Path> runs = files.filter(file -> file.getFileName().toString().startsWith("in-"));
      return Stream.concat(Examples.all().stream(), runs).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void takesEveryValidRunWithTheDefaultsThatAFileGetsToo(Path example, KubernetesClient client)
      throws IOException {
    String text = Files.readString(example);

    StrictCreate answer = StrictCreate.dryRun(client, ServerWithCrd.PATH, text);

    assertThat(answer.accepted()).as(answer.body()).isTrue();
    PipelineRun stored =
        new KubernetesSerialization(new ObjectMapper(), false)
            .unmarshal(answer.body(), PipelineRun.class);
    assertThat(stored.getSpec()).isEqualTo(RunFile.read(text).getSpec());
  }

  private static String message(StrictCreate answer) {
    return new KubernetesSerialization(new ObjectMapper(), false)
        .unmarshal(answer.body(), io.fabric8.kubernetes.api.model.Status.class)
        .getMessage();
  }
}
