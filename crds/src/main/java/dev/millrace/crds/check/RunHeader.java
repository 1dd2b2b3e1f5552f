package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.contract.Problems;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.api.Rules;
import java.util.regex.Pattern;

/** What stands above the spec: version, kind, name. */
final class RunHeader {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

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

  /** Notes what is wrong with the name. */
  static void checkName(JsonNode metadata, Problems problems) {
    JsonNode name = metadata.path("name");
    if (name.isMissingNode() || name.isNull()) {
      problems.add("metadata.name: is missing: topics and pods are named after it");
      return;
    }
    Object shown = ScalarCheck.shown(name);
    String text = name.asText();
    problems.require(
        name.isTextual(), "metadata.name", shown, "must be text: write \"" + text + "\"");
    if (name.isTextual()) {
      problems.require(
          text.length() <= RunNames.MAX_LENGTH, "metadata.name", shown, Rules.NAME_LENGTH);
      problems.require(LABEL.matcher(text).matches(), "metadata.name", shown, Rules.NAME_LABEL);
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
