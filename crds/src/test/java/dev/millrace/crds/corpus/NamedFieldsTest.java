package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.check.RunSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is told of a field by a document, a description or a message finds it in the schema. */
class NamedFieldsTest {
  private static final Path ROOT = Path.of("..");

  /** A path from the spec on, or from one of its parts that no other thing is named like. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<![\\w./$-])(?:spec\\.|(?=(?:sink|enricher|producer|topics)\\.(?:pod|duckdb|files|bigquery"
              + "|volumes|replicas|threads|enrichments|onDelete)))"
              + "[a-z]\\w*(?:\\.(?:<stage>|[a-z]\\w*))*");

  @Test
  void everyFieldThatIsNamedIsThere() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    for (Path file : texts()) {
      Matcher fields = FIELD.matcher(Files.readString(file).replace("<stage>", "sink"));
      while (fields.find()) {
        String field = fields.group().replaceFirst("^spec\\.", "");
        if (!isThere(field)) {
          missing.add(ROOT.relativize(file) + ": " + fields.group());
        }
      }
    }
    assertThat(missing).as("fields that the schema does not have").isEmpty();
  }

  private static List<Path> texts() throws IOException {
    try (Stream<Path> chart = Files.walk(ROOT.resolve("charts/millrace"));
        Stream<Path> examples = Files.list(ROOT.resolve("k8s-examples"));
        Stream<Path> api = Files.walk(ROOT.resolve("crds/src/main/java/dev/millrace/crds/api"));
        Stream<Path> status =
            Files.walk(ROOT.resolve("operator/src/main/java/dev/millrace/operator/status"))) {
      return Stream.of(
              Stream.of(ROOT.resolve("README.md")),
              chart.filter(f -> !f.toString().contains("/templates/")),
              examples,
              api,
              status)
          .flatMap(files -> files)
          .filter(f -> f.toString().matches(".*\\.(md|yaml|yml|java|txt)"))
          .toList();
    }
  }

  /** Of what is Kubernetes' own the schema ends at the first field it does not spell out. */
  private static boolean isThere(String path) {
    JSONSchemaProps here =
        RunSchema.crd()
            .getSpec()
            .getVersions()
            .get(0)
            .getSchema()
            .getOpenAPIV3Schema()
            .getProperties()
            .get("spec");
    for (String name : path.split("\\.")) {
      if (here.getProperties() == null) {
        return true;
      }
      here = here.getProperties().get(name);
      if (here == null) {
        return false;
      }
    }
    return true;
  }
}
