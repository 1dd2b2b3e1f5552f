package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.connector.spec.NearestName;
import dev.millrace.contract.Problems;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Walks a tree along an OpenAPI schema as the API server does: fills in defaults, drops nulls where
 * a default takes their place, and notes what does not fit. One walk, one list of problems.
 */
final class SchemaCheck {
  private static final String OBJECT = "an object";

  private final Problems problems;

  SchemaCheck(Problems problems) {
    this.problems = problems;
  }

  /**
   * A copy of {@code value} with defaults; what is wrong with it goes to the problems and becomes
   * null, save that fields of an object are left out.
   */
  JsonNode check(String path, JsonNode value, JSONSchemaProps schema) {
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      return require(
              value.isIntegralNumber() || value.isTextual(), path, value, "an integer or text")
          ? value
          : NullNode.instance;
    }
    if (schema.getType() == null) {
      return value;
    }
    return switch (schema.getType()) {
      case "object" -> object(path, value, schema);
      case "array" -> array(path, value, schema);
      default ->
          ScalarCheck.check(path, value, schema, problems)
              ? ScalarCheck.normal(value, schema)
              : NullNode.instance;
    };
  }

  private JsonNode object(String path, JsonNode value, JSONSchemaProps schema) {
    if (!require(value.isObject(), path, value, OBJECT)) {
      return NullNode.instance;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    Map<String, JSONSchemaProps> known = schema.getProperties();
    JSONSchemaProps others =
        schema.getAdditionalProperties() == null
            ? null
            : schema.getAdditionalProperties().getSchema();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = field.getKey();
      String at = path.isEmpty() ? name : path + "." + name;
      JSONSchemaProps of = known != null && known.containsKey(name) ? known.get(name) : others;
      if (of != null) {
        if (!(field.getValue().isNull() && of.getDefault() != null)) {
          put(result, name, check(at, field.getValue(), of));
        }
      } else if (Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())) {
        result.set(name, field.getValue());
      } else {
        problems.add(NearestName.unknownField(at, name, known == null ? Set.of() : known.keySet()));
      }
    }
    fillIn(path, value, result, known);
    missing(path, value, result, schema);
    size(path, value.size(), schema.getMinProperties(), schema.getMaxProperties(), "entries");
    return result;
  }

  private static void put(ObjectNode result, String name, JsonNode checked) {
    if (!checked.isNull()) {
      result.set(name, checked);
    }
  }

  /** A field that is wrong gets no default: nobody knows what it was meant to be. */
  private void fillIn(
      String path, JsonNode given, ObjectNode result, Map<String, JSONSchemaProps> known) {
    if (known != null) {
      known.forEach(
          (name, of) -> {
            if (of.getDefault() != null && !given.hasNonNull(name)) {
              result.set(name, check(path + "." + name, of.getDefault(), of));
            }
          });
    }
  }

  private void missing(String path, JsonNode given, ObjectNode result, JSONSchemaProps schema) {
    for (String name : schema.getRequired()) {
      if (!result.has(name) && !given.has(name)) {
        problems.add(
            path + "." + name + ": is missing" + Sentence.of(schema.getProperties().get(name)));
      }
    }
  }

  private JsonNode array(String path, JsonNode value, JSONSchemaProps schema) {
    if (!require(value.isArray(), path, value, "a list")) {
      return NullNode.instance;
    }
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    JSONSchemaProps items = schema.getItems().getSchema();
    for (int i = 0; i < value.size(); i++) {
      result.add(check(path + "[" + i + "]", value.get(i), items));
    }
    size(path, value.size(), schema.getMinItems(), schema.getMaxItems(), "items");
    unique(path, result, schema);
    return result;
  }

  private void unique(String path, ArrayNode items, JSONSchemaProps schema) {
    List<String> keys = schema.getXKubernetesListMapKeys();
    boolean set = "set".equals(schema.getXKubernetesListType());
    if (!set && keys.isEmpty()) {
      return;
    }
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      JsonNode key = set ? items.get(i) : items.get(i).path(keys.get(0));
      if (!seen.add(key)) {
        String field = path + "[" + i + "]" + (set ? "" : "." + keys.get(0));
        problems.add(Problems.notAllowed(field, ScalarCheck.shown(key), "stands there twice"));
      }
    }
  }

  private void size(String path, int size, Long min, Long max, String of) {
    long least = min == null ? 0 : min;
    long most = max == null ? Integer.MAX_VALUE : max;
    if (size < least || size > most) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s: %d %s are not allowed: must have %d to %d",
              path,
              size,
              of,
              least,
              most));
    }
  }

  private boolean require(boolean ok, String path, JsonNode value, String kind) {
    if (!ok && value.isNull()) {
      problems.add(
          path
              + ": is empty: must be "
              + kind
              + (kind.equals(OBJECT) ? "; {} takes its defaults" : ""));
    } else {
      problems.require(ok, path, ScalarCheck.shown(value), "must be " + kind);
    }
    return ok;
  }
}
