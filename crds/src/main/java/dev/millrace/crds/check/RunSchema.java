package dev.millrace.crds.check;

import dev.millrace.crds.api.PipelineRun;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The CRD that is packaged with the records, and the schema in it. */
public final class RunSchema {
  private static final String FILE = "/META-INF/fabric8/" + PipelineRun.CRD_NAME + "-v1.yml";

  private RunSchema() {}

  /** The CRD, freshly read; the caller's own. */
  public static CustomResourceDefinition crd() {
    try (InputStream yaml = RunSchema.class.getResourceAsStream(FILE)) {
      return new KubernetesSerialization().unmarshal(yaml, CustomResourceDefinition.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** Schema of a whole PipelineRun. */
  static JSONSchemaProps root() {
    return Root.SCHEMA;
  }

  /** Read once, when first asked for: 200 KB of YAML. */
  private static final class Root {
    private static final JSONSchemaProps SCHEMA =
        crd().getSpec().getVersions().stream()
            .filter(version -> version.getName().equals(PipelineRun.VERSION))
            .map(CustomResourceDefinitionVersion::getSchema)
            .findFirst()
            .orElseThrow()
            .getOpenAPIV3Schema();
  }
}
