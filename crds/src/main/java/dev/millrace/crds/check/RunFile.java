package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import dev.millrace.crds.api.PipelineRun;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Set;

/** A PipelineRun as text, or as an object that nobody has checked yet. */
public final class RunFile {
  private static final KubernetesSerialization KUBERNETES =
      new KubernetesSerialization(new ObjectMapper(), false);

  private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec", "status");

  private RunFile() {}

  /**
   * Reads what a user wrote.
   *
   * @param text content of a YAML or JSON file with one PipelineRun
   * @return the run with the defaults of its schema; what no schema can say is left to the plan
   * @throws InvalidInputException with everything that is wrong
   */
  public static PipelineRun read(String text) {
    JsonNode tree = YamlText.parse(text);
    Problems problems = new Problems();
    RunHeader.checkKind(tree, problems);
    problems.throwIfAny();
    return checked((ObjectNode) tree);
  }

  /**
   * The same for a run that is an object already, for example from the API server: checks it
   * against the schema and fills in the defaults.
   *
   * @throws InvalidInputException with everything that is wrong
   */
  public static PipelineRun checked(PipelineRun run) {
    return checked((ObjectNode) KUBERNETES.convertValue(run, JsonNode.class));
  }

  private static PipelineRun checked(ObjectNode tree) {
    Problems problems = new Problems();
    SchemaCheck check = new SchemaCheck(problems);
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      if (!TOP.contains(field.getKey())) {
        problems.add(
            field.getKey()
                + ": unknown field; "
                + NearestName.of(field.getKey(), TOP)
                    .map(nearest -> "did you mean " + nearest + "?")
                    .orElse("known here: apiVersion, kind, metadata, spec"));
      }
    }
    RunHeader.checkName(tree.path("metadata"), problems);
    JSONSchemaProps spec = RunSchema.root().getProperties().get("spec");
    if (tree.has("spec")) {
      tree.set("spec", check.check("spec", tree.get("spec"), spec));
    } else {
      problems.add("spec: is missing: what the run is to do");
    }
    problems.throwIfAny();
    return KUBERNETES.convertValue(tree, PipelineRun.class);
  }
}
