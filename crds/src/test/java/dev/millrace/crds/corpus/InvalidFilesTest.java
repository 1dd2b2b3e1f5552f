package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.check.RunFile;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidFilesTest {
  static List<InvalidFile> files() {
    return InvalidFile.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isRefusedWithItsMessagesAndNoOthers(InvalidFile file) {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> PipelinePlan.of(RunFile.draft(file.text()), PlanInputs.cluster()));

    assertThat(refusal).as("refusal of %s", file).isNotNull();
    assertThat(refusal.problems()).hasSameSizeAs(file.expected());
    for (int i = 0; i < file.expected().size(); i++) {
      assertThat(refusal.problems().get(i))
          .matches("(?s)[0-9]+:[0-9]+: .*")
          .contains(file.expected().get(i));
    }
  }

  @Test
  void everyFileIsNamedAndSaysWhatItExpects() {
    assertThat(files())
        .isNotEmpty()
        .allSatisfy(
            file -> {
              assertThat(file.toString()).matches("invalid-[a-z0-9-]+[.]yaml");
              assertThat(file.expected()).isNotEmpty();
            });
  }
}
