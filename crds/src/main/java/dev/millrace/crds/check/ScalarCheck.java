package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.millrace.connector.spec.NearestName;
import dev.millrace.contract.Problems;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a text, number or truth value is one that a schema allows. */
final class ScalarCheck {
  private ScalarCheck() {}

  /** Whether the value is allowed; if not, the problems say why. */
  static boolean check(String path, JsonNode value, JSONSchemaProps schema, Problems problems) {
    String allowed = refusal(value, schema);
    problems.require(allowed == null, path, shown(value), allowed);
    return allowed == null;
  }

  /** Whole numbers as longs, however they were written. */
  static JsonNode normal(JsonNode value, JSONSchemaProps schema) {
    return isType(value, "integer")
            && schema.getType().equals("integer")
            && value.canConvertToLong()
        ? LongNode.valueOf(value.longValue())
        : value;
  }

  /** A value as messages show it: text in quotes, everything else as JSON. */
  static Object shown(JsonNode value) {
    return value.isTextual() ? value.textValue() : value;
  }

  private static String refusal(JsonNode value, JSONSchemaProps schema) {
    if (value.isNull() && Boolean.TRUE.equals(schema.getNullable())) {
      return null;
    }
    if (!isType(value, schema.getType())) {
      return wrongType(value, schema.getType());
    }
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      List<String> names = schema.getEnum().stream().map(JsonNode::asText).toList();
      return names.contains(value.asText()) ? null : oneOf(value.asText(), names);
    }
    return value.isTextual() ? text(value.textValue(), schema) : number(value, schema);
  }

  private static boolean isType(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isNumber() && isWhole(value);
      case "number" -> value.isNumber();
      default -> throw new IllegalStateException("no check for schema type " + type);
    };
  }

  private static boolean isWhole(JsonNode value) {
    double number = value.doubleValue();
    return value.isIntegralNumber()
        || Double.isFinite(number) && value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  private static String wrongType(JsonNode value, String type) {
    return switch (type) {
      case "string" ->
          value.isNumber() || value.isBoolean()
              ? "must be text: write \"" + value.asText() + "\""
              : "must be text";
      case "boolean" -> "must be true or false" + MeantValue.truth(value);
      case "integer" -> "must be an integer" + MeantValue.integer(value);
      default -> "must be a number";
    };
  }

  private static String oneOf(String given, List<String> names) {
    return "must be one of "
        + names
        + NearestName.of(given, names).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static String text(String text, JSONSchemaProps schema) {
    int length = text.codePointCount(0, text.length());
    if (schema.getMaxLength() != null && length > schema.getMaxLength()) {
      return "must be at most " + schema.getMaxLength() + " characters long";
    }
    if (schema.getMinLength() != null && length < schema.getMinLength()) {
      return "must be at least " + schema.getMinLength() + " characters long";
    }
    if ("date-time".equals(schema.getFormat()) && !isTime(text)) {
      return "must be an RFC 3339 time such as 2026-01-01T00:00:00Z";
    }
    return schema.getPattern() == null || Pattern.compile(schema.getPattern()).matcher(text).find()
        ? null
        : "must match " + schema.getPattern() + Sentence.of(schema);
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String number(JsonNode value, JSONSchemaProps schema) {
    if (!value.isNumber()) {
      return null;
    }
    BigDecimal number = value.decimalValue();
    if (schema.getMinimum() != null
        && number.compareTo(BigDecimal.valueOf(schema.getMinimum())) < 0) {
      return "must be at least " + plain(schema.getMinimum());
    }
    if (schema.getMaximum() != null
        && number.compareTo(BigDecimal.valueOf(schema.getMaximum())) > 0) {
      return "must be at most " + plain(schema.getMaximum());
    }
    return value.canConvertToLong() || !schema.getType().equals("integer")
        ? null
        : "must be an integer of at most 64 bits";
  }

  private static String plain(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
