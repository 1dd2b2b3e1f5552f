package dev.millrace.crds.api;

import dev.millrace.contract.names.RunNames;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The CRD as the records say, with what no annotation can say added. */
final class GeneratedCrd {
  private static final List<String> COLUMNS =
      List.of("PHASE", "REASON", "RATE", "LAG", "WRITTEN", "VERIFIED", "READY", "WAREHOUSE", "AGE");

  private static final String HEADER =
      "# Generated from the records in dev.millrace.crds.api; CrdFileTest says how.\n";

  private GeneratedCrd() {}

  /** The whole YAML file. */
  static String yaml() {
    InMemory memory = new InMemory();
    new CRDGenerator()
        .withOutput(memory)
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String version) {
                ((CustomResourceDefinition) crd).getSpec().getVersions().forEach(v -> finish(v));
                return crd;
              }
            })
        .customResourceClasses(PipelineRun.class)
        .generate();
    String text = memory.bytes.toString(StandardCharsets.UTF_8);
    return HEADER + text.substring(text.indexOf('\n') + 1).stripTrailing() + "\n";
  }

  private static void finish(CustomResourceDefinitionVersion version) {
    version
        .getAdditionalPrinterColumns()
        .sort(
            Comparator.comparing(
                (CustomResourceColumnDefinition c) -> COLUMNS.indexOf(c.getName())));
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    root.setRequired(List.of("spec"));
    root.setDescription(
        "A pipeline from a source through Kafka to a warehouse, run once or without end; every"
            + " event is written exactly once or is in the dead-letter topic exactly once.");
    at(root, "spec").setDescription("What the run is to do.");
    at(root, "status").setDescription("How the run is doing; written by the operator.");
    // Rules can point at the name only when the schema has it.
    JSONSchemaProps name = typed("string", Map.of());
    name.setDescription(
        "A DNS label of at most "
            + RunNames.MAX_LENGTH
            + " characters, so that pods can be named.");
    root.getProperties().put("metadata", typed("object", Map.of("name", name)));
    JSONSchemaProps conditions = at(root, "status", "conditions");
    conditions.getItems().getSchema().setRequired(List.of("status", "type"));
    map(conditions, "type");
    at(root, "spec", "source", "tweets", "start").setFormat("date-time");
    map(at(root, "status", "stages"), "name");
    map(at(root, "spec", "source", "replay", "columns"), "name");
    at(root, "spec", "enricher", "enrichments").setXKubernetesListType("set");
    at(root, "spec", "sink", "bigquery", "clustering").setXKubernetesListType("set");
    FieldNotes.add(root);
  }

  private static JSONSchemaProps typed(String type, Map<String, JSONSchemaProps> properties) {
    return new JSONSchemaPropsBuilder().withType(type).withProperties(properties).build();
  }

  private static void map(JSONSchemaProps list, String key) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
  }

  private static JSONSchemaProps at(JSONSchemaProps root, String... path) {
    JSONSchemaProps here = root;
    for (String name : path) {
      here = here.getProperties().get(name);
    }
    return here;
  }

  private static final class InMemory implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public ByteArrayOutputStream outputFor(String crdName) {
      return bytes;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
