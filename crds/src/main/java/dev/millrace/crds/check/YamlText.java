package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.contract.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** One YAML document as a tree, with the values that {@code kubectl} would see. */
final class YamlText {
  private YamlText() {}

  /**
   * Parses text that holds exactly one document that is not empty.
   *
   * @throws InvalidInputException with line and column when it is not YAML, when there is no
   *     document or more than one, or when a key stands twice
   */
  static JsonNode parse(String text) {
    List<Object> documents = new ArrayList<>();
    try {
      yaml().loadAll(text.startsWith("\uFEFF") ? text.substring(1) : text).forEach(documents::add);
    } catch (MarkedYAMLException e) {
      throw new InvalidInputException("not YAML: " + place(e.getProblemMark()) + e.getProblem());
    } catch (ReaderException e) {
      throw new InvalidInputException(
          "not YAML: character " + (e.getPosition() + 1) + " is not text");
    } catch (YAMLException e) {
      throw new InvalidInputException("not YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
    documents.removeIf(Objects::isNull);
    if (documents.isEmpty()) {
      throw new InvalidInputException("the file is empty: it must hold one PipelineRun");
    }
    if (documents.size() > 1) {
      throw new InvalidInputException(
          "the file holds "
              + documents.size()
              + " documents: it must hold one PipelineRun; put the others into files of their own");
    }
    return YamlTree.of(documents.get(0));
  }

  private static String place(Mark mark) {
    return mark == null
        ? ""
        : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, new KubectlTypes());
  }

  /** Times stay text and {@code 1e6} is a number, as in the YAML library that kubectl uses. */
  private static final class KubectlTypes extends Resolver {
    private static final Pattern NUMBER =
        Pattern.compile("[-+]?([.][0-9]+|[0-9]+([.][0-9]*)?)[eE][-+]?[0-9]+");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.FLOAT, NUMBER, "-+0123456789.");
      super.addImplicitResolvers();
    }

    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, pattern, first, limit);
      }
    }
  }
}
