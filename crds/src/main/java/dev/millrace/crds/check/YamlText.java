package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.contract.InvalidInputException;
import java.io.StringReader;
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
import org.yaml.snakeyaml.nodes.Node;
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
      yaml().loadAll(withoutMark(text)).forEach(documents::add);
    } catch (MarkedYAMLException e) {
      throw new InvalidInputException(place(e.getProblemMark()) + "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw new InvalidInputException(
          place(withoutMark(text), e.getPosition()) + "not YAML: the character is not text");
    } catch (YAMLException e) {
      throw new InvalidInputException(
          "1:1: not YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
    documents.removeIf(Objects::isNull);
    if (documents.isEmpty()) {
      throw new InvalidInputException("1:1: the file is empty: it must hold one PipelineRun");
    }
    if (documents.size() > 1) {
      throw new InvalidInputException(
          place(nodes(text).get(1).getStartMark())
              + "the file holds "
              + documents.size()
              + " documents: it must hold one PipelineRun; put the others into files of their own");
    }
    return YamlTree.of(documents.get(0));
  }

  /** Where the fields of a text stand that {@link #parse} takes. */
  static YamlPlaces places(String text) {
    return YamlPlaces.of(nodes(text).get(0));
  }

  /** The documents that are not empty. */
  private static List<Node> nodes(String text) {
    List<Node> nodes = new ArrayList<>();
    yaml().composeAll(new StringReader(withoutMark(text))).forEach(nodes::add);
    nodes.removeIf(node -> node.getTag().equals(Tag.NULL));
    return nodes;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String place(Mark mark) {
    return (mark == null ? "1:1" : YamlPlaces.of(mark)) + ": ";
  }

  private static String place(String text, int position) {
    String before = text.substring(0, position);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (position - before.lastIndexOf('\n')) + ": ";
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
