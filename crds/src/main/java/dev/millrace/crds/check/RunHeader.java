package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.connector.spec.NearestName;
import dev.millrace.contract.Problems;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.Rules;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What stands beside the spec: version, kind, metadata. */
final class RunHeader {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final List<String> FIELDS =
      List.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final List<String> METADATA =
      List.of("name", "namespace", "labels", "annotations");

  private RunHeader() {}

  /** Notes what says that this is something else than a PipelineRun. */
  static void checkKind(JsonNode tree, Problems problems) {
    if (!tree.isObject()) {
      problems.add("not a PipelineRun: the file must hold apiVersion, kind, metadata and spec");
      return;
    }
    expect(tree, "apiVersion", PipelineRun.API_VERSION, problems);
    expect(tree, "kind", PipelineRun.KIND, problems);
  }

  /** Notes fields that no object has, and that there is no spec. */
  static void checkFields(JsonNode tree, Problems problems) {
    tree.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !FIELDS.contains(name))
        .forEach(name -> problems.add(NearestName.unknownField(name, name, FIELDS)));
    if (!tree.hasNonNull("spec")) {
      problems.add("spec: is missing: what the run is to do");
    }
  }

  /** Reads the metadata and notes what is wrong with it. */
  static ObjectMeta checkMetadata(
      JsonNode metadata, KubernetesSerialization kubernetes, Problems problems) {
    checkName(metadata.path("name"), problems);
    if (!metadata.isObject()) {
      return new ObjectMeta();
    }
    try {
      ObjectMeta read = kubernetes.convertValue(metadata, ObjectMeta.class);
      read.getAdditionalProperties()
          .keySet()
          .forEach(
              name -> problems.add(NearestName.unknownField("metadata." + name, name, METADATA)));
      return read;
    } catch (IllegalArgumentException e) {
      problems.add("metadata: " + e.getMessage().lines().findFirst().orElse(""));
      return new ObjectMeta();
    }
  }

  private static void checkName(JsonNode name, Problems problems) {
    if (name.isMissingNode() || name.isNull()) {
      problems.add("metadata.name: is missing: topics and pods are named after it");
      return;
    }
    String text = name.asText();
    problems.require(
        name.isTextual(), "metadata.name", name, "must be text: write \"" + text + "\"");
    if (name.isTextual()) {
      problems.require(
          text.length() <= RunNames.MAX_LENGTH, "metadata.name", text, Rules.NAME_LENGTH);
      problems.require(LABEL.matcher(text).matches(), "metadata.name", text, Rules.NAME_LABEL);
    }
  }

  private static void expect(JsonNode tree, String field, String wanted, Problems problems) {
    JsonNode value = tree.path(field);
    if (value.isMissingNode() || value.isNull()) {
      problems.add(field + ": is missing: must be " + wanted);
    } else {
      problems.require(
          wanted.equals(value.textValue()), field, ScalarCheck.shown(value), "must be " + wanted);
    }
  }
}
