package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.InvalidInputException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Turns parsed YAML into a tree. YAML can refer to its own parts, so a small text may unfold into
 * one without end: size and depth are bounded.
 */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_VALUES = 100_000;

  private int values;

  private YamlTree() {}

  /**
   * The tree of one document.
   *
   * @throws InvalidInputException when it unfolds into more than 100,000 values or 50 levels
   */
  static JsonNode of(Object document) {
    return new YamlTree().node(document, 0);
  }

  private JsonNode node(Object value, int depth) {
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
      throw new InvalidInputException(
          "1:1: not a PipelineRun: it is nested more than "
              + MAX_DEPTH
              + " levels deep or unfolds into more than "
              + MAX_VALUES
              + " values");
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, child) -> object.set(String.valueOf(key), node(child, depth + 1)));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(child -> array.add(node(child, depth + 1)));
      return array;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value == null) {
      return NODES.nullNode();
    } else if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    } else if (value instanceof BigInteger number) {
      return NODES.numberNode(number);
    } else if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    return NODES.textNode(String.valueOf(value));
  }
}
