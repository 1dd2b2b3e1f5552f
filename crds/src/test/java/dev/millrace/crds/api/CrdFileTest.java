package dev.millrace.crds.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrdFileTest {
  private static final Path FILE = Path.of(PipelineRun.CRD_NAME + "-v1.yml");
  private static final Path CHART = Path.of("../charts/millrace/crds").resolve(FILE);
  private static final String HOW =
      "the records, "
          + FILE
          + " and its copy in the chart differ; write the files anew with: "
          + "./mvnw -pl crds -am test -Dtest=CrdFileTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dcrd.write=true";

  @Test
  void theCommittedFileIsWhatTheRecordsSay() throws IOException {
    String generated = GeneratedCrd.yaml();
    if (Boolean.getBoolean("crd.write")) {
      Files.writeString(FILE, generated);
      Files.writeString(CHART, generated);
    }
    assertThat(FILE).as(HOW).exists();
    assertThat(Files.readString(FILE)).as(HOW).isEqualTo(generated);
    assertThat(Files.readString(CHART)).as(HOW).isEqualTo(generated);
  }

  @Test
  void itIsSmallEnoughForEveryClient() throws IOException {
    assertThat(Files.size(FILE))
        .as("kubectl apply keeps a copy in an annotation, which takes 256 KiB")
        .isLessThan(256 * 1024);
  }
}
