package dev.millrace.operator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessQuestionTest {
  @Test
  void asksEachVerbInEachNamespace() {
    assertThat(
            AccessCheckMain.questions(
                new String[] {
                  "--namespace=a",
                  "--namespace=*",
                  "--may=get,patch:deployments.apps/scale",
                  "--may-not=create:secrets"
                }))
        .extracting(AccessQuestion::toString)
        .containsExactly(
            "get deployments.apps/scale in a",
            "patch deployments.apps/scale in a",
            "get deployments.apps/scale everywhere",
            "patch deployments.apps/scale everywhere",
            "create secrets in a",
            "create secrets everywhere");
  }

  @Test
  void saysHowAQuestionIsWritten() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> AccessQuestion.parse("secrets", List.of("a"), true))
        .withMessage(
            "access: \"secrets\" is not allowed: must be"
                + " verb,verb:resource.group/subresource@name");
  }
}
