package dev.millrace.crds.corpus;

import dev.millrace.crds.api.Rules;
import dev.millrace.crds.api.SinkSpec;
import dev.millrace.crds.api.SourceSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to be there of a connector outside of its own folder. */
final class ConnectorParts {
  private static final Path CRD = Path.of("pipelineruns.millrace.dev-v1.yml");
  private static final Path INVALID = Path.of("src/test/resources/invalid");
  private static final Path PLANS = Path.of("src/test/resources/plan");
  private static final Path EXAMPLES = Path.of("../k8s-examples");
  private static final Path README = Path.of("../README.md");

  private final String field;
  private final List<String> missing = new ArrayList<>();

  private ConnectorParts(String field) {
    this.field = field;
  }

  /** Each part that is not there, with the place where it belongs. */
  static List<String> missing(String field, Class<?> specType) throws IOException {
    ConnectorParts parts = new ConnectorParts(field);
    parts.spec(specType);
    String rule = "has(self." + field + ")";
    parts.require(Files.readString(CRD).contains(rule), "the rule " + rule + " in " + CRD);
    parts.require(
        (Rules.ONE_SOURCE + Rules.ONE_WAREHOUSE).contains(field), "its name in what Rules says");
    parts.require(anyRun(INVALID, field), "a run that is refused in " + INVALID);
    parts.require(anyRun(PLANS, field), "a golden plan in " + PLANS);
    parts.require(anyRun(EXAMPLES, field), "an example in " + EXAMPLES);
    String readme = Files.readString(README).toLowerCase(Locale.ROOT);
    parts.require(readme.contains(field), "a word about it in " + README);
    return parts.missing;
  }

  private void spec(Class<?> specType) {
    boolean there =
        Stream.of(SourceSpec.class, SinkSpec.class)
            .flatMap(spec -> Arrays.stream(spec.getRecordComponents()))
            .anyMatch(part -> part.getName().equals(field) && part.getType() == specType);
    require(there, "a field of type " + specType.getSimpleName() + " in SourceSpec or SinkSpec");
  }

  private void require(boolean there, String part) {
    if (!there) {
      missing.add(String.format(Locale.ROOT, "connector %s lacks %s", field, part));
    }
  }

  private static boolean anyRun(Path folder, String field) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(ConnectorParts::text).anyMatch(asks(field));
    }
  }

  private static Predicate<String> asks(String field) {
    return Pattern.compile("(?m)(^|[ {])" + field + ": ?([{]|$)").asPredicate();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
