package dev.millrace.crds.corpus;

import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.check.RunSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.TimeUnit;

/** A server that knows PipelineRuns. */
final class ServerWithCrd {
  /** Where PipelineRuns are created. */
  static final String PATH =
      "/apis/" + PipelineRun.API_VERSION + "/namespaces/default/pipelineruns";

  private ServerWithCrd() {}

  /** Applies the CRD and waits, at most 30 seconds, until it is established. */
  static void prepare(KubernetesClient client) {
    client.resource(RunSchema.crd()).serverSideApply();
    client
        .resource(RunSchema.crd())
        .waitUntilCondition(ServerWithCrd::isEstablished, 30, TimeUnit.SECONDS);
  }

  private static boolean isEstablished(CustomResourceDefinition crd) {
    return crd.getStatus() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
