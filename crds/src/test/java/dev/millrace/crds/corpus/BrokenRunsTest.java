package dev.millrace.crds.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.check.RunFile;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Valid runs with one value replaced by another kind of value: whoever looks further must cope with
 * what the schema has refused, so that everything wrong is one list.
 */
class BrokenRunsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OTHERS =
      List.of("\"?\"", "-5", "true", "{}", "[]", "[7]", "null");

  static List<Path> valid() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/plan"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("in-"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void isPlannedOrRefusedWithPlacesWhateverStandsSomewhere(Path file) throws IOException {
    JsonNode whole = JSON.valueToTree(new Yaml().load(Files.readString(file)));
    int refused = 0;
    for (String pointer : pointers("", whole.path("spec"))) {
      for (String other : OTHERS) {
        ObjectNode broken = whole.deepCopy();
        replace(broken, "/spec" + pointer, JSON.readTree(other));
        refused += refused(broken.toPrettyString(), pointer + " = " + other) ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  private static boolean refused(String text, String change) {
    try {
      PipelinePlan.of(RunFile.draft(text), PlanInputs.local(Path.of("/here")));
      return false;
    } catch (InvalidInputException e) {
      assertThat(e.problems()).as(change).allMatch(problem -> problem.matches("[0-9]+:[0-9]+: .*"));
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError(change + " in " + text, e);
    }
  }

  private static List<String> pointers(String at, JsonNode node) {
    List<String> pointers = new ArrayList<>(List.of(at));
    node.properties()
        .forEach(
            field ->
                pointers.addAll(
                    pointers(
                        at + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                        field.getValue())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers.addAll(pointers(at + "/" + i, node.get(i)));
    }
    return pointers;
  }

  private static void replace(JsonNode whole, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = whole.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }
}
