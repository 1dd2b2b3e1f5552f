package dev.millrace.operator.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiFailureTest {
  private static final String WHO = "User \"system:serviceaccount:millrace:operator\" cannot ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pods is forbidden: %slist resource \"pods\" in API group \"\" at the cluster scope"
            + " | to list pods in all namespaces",
        "deployments.apps \"a-sink\" is forbidden: %spatch resource \"deployments\" in API group"
            + " \"apps\" in the namespace \"a\" | to patch deployments.apps in namespace a",
        "pipelineruns.millrace.dev \"a\" is forbidden: %spatch resource \"pipelineruns/status\" in"
            + " API group \"millrace.dev\" in the namespace \"a\""
            + " | to patch pipelineruns.millrace.dev/status in namespace a",
      })
  void aRightThatIsMissingIsNamedByVerbAndResource(String said, String right) {
    KubernetesClientException refusal = answer(403, said.replace("%s", WHO));
    assertThat(ApiFailure.isNotPermitted(refusal)).isTrue();
    assertThat(ApiFailure.isRefusal(refusal)).isTrue();
    assertThat(ApiFailure.sentence(refusal))
        .isEqualTo(
            "the operator has no right "
                + right
                + ": bring its Roles up to date with helm upgrade");
  }

  @Test
  void whatAQuotaForbidsIsNoMissingRight() {
    String said = "pods \"a\" is forbidden: exceeded quota: small, requested: pods=1";
    assertThat(ApiFailure.isNotPermitted(answer(403, said))).isFalse();
    assertThat(ApiFailure.sentence(answer(403, said))).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503})
  void whatMayPassIsNoRefusal(int code) {
    assertThat(ApiFailure.isRefusal(answer(code, "later"))).isFalse();
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidByTheInnermostCause() {
    IOException outer = new IOException(new ConnectException("Connection refused"));
    assertThat(ApiFailure.sentence(new KubernetesClientException("GET at: https://…", outer)))
        .isEqualTo("Connection refused");
    assertThat(
            ApiFailure.sentence(
                new KubernetesClientException("GET at: https://…", new ConnectException())))
        .isEqualTo("ConnectException");
  }

  private static KubernetesClientException answer(int code, String message) {
    Status status = new StatusBuilder().withCode(code).withMessage(message).build();
    return new KubernetesClientException("Failure executing: …", code, status);
  }
}
