package dev.millrace.operator;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.net.HttpURLConnection;

/** Whether the cluster knows what the operator is for. */
final class CrdCheck {
  private CrdCheck() {}

  /**
   * Looks once.
   *
   * @throws InvalidInputException when it does not, with what to do
   */
  static void requirePipelineRuns(OperatorSettings settings, KubernetesClient client) {
    var runs = client.resources(PipelineRun.class);
    Listable<?> some =
        settings.watchNamespaces().isEmpty()
            ? runs.inAnyNamespace()
            : runs.inNamespace(settings.watchNamespaces().get(0));
    try {
      some.list(new ListOptionsBuilder().withLimit(1L).build());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        throw new InvalidInputException(
            "the cluster does not know pipelineruns.millrace.dev: install the CRD first, with"
                + " kubectl apply --server-side -f charts/millrace/crds/");
      }
      throw e;
    }
  }
}
