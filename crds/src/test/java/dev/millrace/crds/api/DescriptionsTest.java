package dev.millrace.crds.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.check.RunSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriptionsTest {
  /** Kubernetes' own types, which Kubernetes describes elsewhere. */
  private static final Set<String> KUBERNETES =
      Set.of(
          "affinity",
          "conditions",
          "configMap",
          "csi",
          "emptyDir",
          "env",
          "imagePullSecrets",
          "persistentVolumeClaim",
          "resources",
          "secret",
          "tolerations",
          "volumeMounts");

  @Test
  void kubectlExplainHasASentenceForEveryField() {
    List<String> silent = new ArrayList<>();
    JSONSchemaProps root =
        RunSchema.crd().getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    assertThat(root.getDescription()).isNotBlank();

    collect("", root, silent);

    assertThat(silent).as("give these a @JsonPropertyDescription").isEmpty();
  }

  private static void collect(String path, JSONSchemaProps schema, List<String> silent) {
    if (schema.getItems() != null) {
      collect(path + "[]", schema.getItems().getSchema(), silent);
    }
    if (schema.getProperties() == null) {
      return;
    }
    for (Map.Entry<String, JSONSchemaProps> field : schema.getProperties().entrySet()) {
      String at = path + "." + field.getKey();
      String description = field.getValue().getDescription();
      if (at.equals(".metadata")) {
        continue;
      }
      if (description == null || !description.endsWith(".")) {
        silent.add(at);
      }
      if (!KUBERNETES.contains(field.getKey())) {
        collect(at, field.getValue(), silent);
      }
    }
  }
}
