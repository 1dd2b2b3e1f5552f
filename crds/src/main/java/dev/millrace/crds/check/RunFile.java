package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.PipelineRunStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.function.UnaryOperator;

/** A PipelineRun as text, or as an object that nobody has checked yet. */
public final class RunFile {
  private static final KubernetesSerialization KUBERNETES =
      new KubernetesSerialization(new ObjectMapper(), false);

  private RunFile() {}

  /**
   * Reads what a user wrote.
   *
   * @param text content of a YAML or JSON file with one PipelineRun
   * @return the run with the defaults of its schema; what no schema can say is left to the plan
   * @throws InvalidInputException with everything that is wrong, each with its line and column
   */
  public static PipelineRun read(String text) {
    return accepted(draft(text));
  }

  /**
   * The same for somebody who looks further and tells everything at once.
   *
   * @throws InvalidInputException when the text is not one PipelineRun at all
   */
  public static RunDraft draft(String text) {
    JsonNode tree = YamlText.parse(text);
    Problems problems = new Problems();
    RunHeader.checkKind(tree, problems);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          problems.list().stream().map(YamlText.places(text)::located).toList());
    }
    ObjectNode run = (ObjectNode) tree;
    run.remove("status");
    return draft(run, problem -> YamlText.places(text).located(problem));
  }

  /**
   * The same for a run that is an object already, for example from the API server: checks it
   * against the schema and fills in the defaults.
   *
   * @throws InvalidInputException with everything that is wrong
   */
  public static PipelineRun checked(PipelineRun run) {
    return accepted(draft(run));
  }

  /** The same for somebody who looks further and tells everything at once. */
  public static RunDraft draft(PipelineRun run) {
    return draft(
        (ObjectNode) KUBERNETES.convertValue(run, JsonNode.class), UnaryOperator.identity());
  }

  private static PipelineRun accepted(RunDraft draft) {
    draft.refuse(List.of());
    return draft.run();
  }

  private static RunDraft draft(ObjectNode run, UnaryOperator<String> located) {
    Problems problems = new Problems();
    RunHeader.checkFields(run, problems);
    ObjectMeta metadata = RunHeader.checkMetadata(run.path("metadata"), KUBERNETES, problems);
    JsonNode spec =
        run.hasNonNull("spec")
            ? new SchemaCheck(problems).check("spec", run.get("spec"), specSchema())
            : NullNode.instance;
    PipelineRun checked = new PipelineRun();
    checked.setMetadata(metadata);
    checked.setSpec(KUBERNETES.convertValue(spec, PipelineRunSpec.class));
    checked.setStatus(KUBERNETES.convertValue(run.get("status"), PipelineRunStatus.class));
    return new RunDraft(checked, problems.list(), located);
  }

  private static JSONSchemaProps specSchema() {
    return RunSchema.root().getProperties().get("spec");
  }
}
