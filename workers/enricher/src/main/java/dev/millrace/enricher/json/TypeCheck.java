package dev.millrace.enricher.json;

import dev.millrace.contract.event.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether a column of a given type can take a value as it stands. */
final class TypeCheck {
  private static final String GREATEST = "9223372036854775807";
  private static final int SHOWN = 60;

  /** With fewer characters and no exponent no number is too large for a double. */
  private static final int SURELY_FINITE = 300;

  private TypeCheck() {}

  /**
   * Whether the value fits. Null fits every type.
   *
   * @param type of the column
   * @param kind of the value in the range, which is well-formed
   */
  static boolean fits(ColumnType type, ValueKind kind, byte[] bytes, int from, int to) {
    if (kind == ValueKind.NULL) {
      return true;
    }
    return switch (type) {
      case STRING -> kind == ValueKind.STRING;
      case INT64 -> kind == ValueKind.INTEGER && isLong(bytes, from, to);
      case FLOAT64 -> isFinite(kind, bytes, from, to);
      case BOOL -> kind == ValueKind.BOOLEAN;
      case TIMESTAMP -> kind == ValueKind.STRING && isTime(bytes, from + 1, to - 1);
      case STRING_ARRAY -> kind == ValueKind.STRING_ARRAY;
      case JSON -> true;
    };
  }

  /** One sentence naming the field, what it should be and what it is. */
  static String mismatch(
      String field, ColumnType type, ValueKind kind, byte[] bytes, int from, int to) {
    return String.format(
        Locale.ROOT,
        "field %s: expected %s%s, found %s: %s",
        field,
        type,
        rule(type),
        kind.words(),
        shown(bytes, from, to));
  }

  /** A part of a value for messages, cut when long. */
  static String shown(byte[] bytes, int from, int to) {
    String part = new String(bytes, from, Math.min(to - from, SHOWN), StandardCharsets.UTF_8);
    return to - from > SHOWN ? part + "…" : part;
  }

  private static String rule(ColumnType type) {
    return switch (type) {
      case INT64 -> " (an integer of 64 bits)";
      case FLOAT64 -> " (a number within a double's range)";
      case TIMESTAMP -> " (a string with an RFC 3339 time)";
      case STRING_ARRAY -> " (an array of strings)";
      default -> "";
    };
  }

  private static boolean isLong(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    int digits = to - first;
    if (digits != GREATEST.length()) {
      return digits < GREATEST.length();
    }
    for (int i = 0; i < digits; i++) {
      int difference = bytes[first + i] - GREATEST.charAt(i);
      if (difference != 0) {
        return difference < 0 || (negative && i == digits - 1 && difference == 1);
      }
    }
    return true;
  }

  private static boolean isFinite(ValueKind kind, byte[] bytes, int from, int to) {
    if (kind == ValueKind.INTEGER && to - from < SURELY_FINITE) {
      return true;
    }
    return (kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL)
        && Double.isFinite(
            Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)));
  }

  private static boolean isTime(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        byte[] text = CharText.of(bytes, from, to).toString().getBytes(StandardCharsets.UTF_8);
        return Rfc3339.isTime(text, 0, text.length);
      }
    }
    return Rfc3339.isTime(bytes, from, to);
  }
}
