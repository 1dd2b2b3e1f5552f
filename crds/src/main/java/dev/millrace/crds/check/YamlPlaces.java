package dev.millrace.crds.check;

import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Where in a text the fields of its document stand: {@code line:column}, both counted from 1. YAML
 * can refer to its own parts, so no more than 100,000 fields and 50 levels are looked at.
 */
final class YamlPlaces {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_VALUES = 100_000;

  private final Map<String, String> places = new HashMap<>();
  private final String beginning;
  private int values;

  private YamlPlaces(Node document) {
    beginning = of(document.getStartMark());
    walk("", document, 0);
  }

  /** Places of one document. */
  static YamlPlaces of(Node document) {
    return new YamlPlaces(document);
  }

  /** {@code line:column} of a mark. */
  static String of(Mark mark) {
    return (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }

  /**
   * The problem with the place before it where its field stands. A field that is not there has the
   * place of what it is missing from.
   *
   * @param problem begins with the path of a field and a colon, as {@code spec.source.messages: …}
   */
  String located(String problem) {
    for (int end = problem.length(); end > 0; end--) {
      if (end == problem.length() || ".[:".indexOf(problem.charAt(end)) >= 0) {
        String place = places.get(problem.substring(0, end));
        if (place != null) {
          return place + ": " + problem;
        }
      }
    }
    return beginning + ": " + problem;
  }

  private void walk(String path, Node node, int depth) {
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
      return;
    }
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(field -> own(path, field, depth));
      mapping.getValue().forEach(field -> merged(path, field, depth));
    } else if (node instanceof SequenceNode sequence) {
      int index = 0;
      for (Node item : sequence.getValue()) {
        note(path + "[" + index++ + "]", item, item, depth);
      }
    }
  }

  private void own(String path, NodeTuple field, int depth) {
    if (field.getKeyNode() instanceof ScalarNode name && !isMerge(field)) {
      String at = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
      note(at, name, field.getValueNode(), depth);
    }
  }

  /** What {@code <<} brings in, unless the mapping has it itself. */
  private void merged(String path, NodeTuple field, int depth) {
    if (!isMerge(field)) {
      return;
    }
    if (field.getValueNode() instanceof SequenceNode several) {
      several.getValue().forEach(one -> walk(path, one, depth + 1));
    } else {
      walk(path, field.getValueNode(), depth + 1);
    }
  }

  private static boolean isMerge(NodeTuple field) {
    return field.getKeyNode().getTag().equals(Tag.MERGE);
  }

  private void note(String path, Node where, Node value, int depth) {
    places.putIfAbsent(path, of(where.getStartMark()));
    walk(path, value, depth + 1);
  }
}
