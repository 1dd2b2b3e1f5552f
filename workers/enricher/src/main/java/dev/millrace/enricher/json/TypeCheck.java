package dev.millrace.enricher.json;

import dev.millrace.contract.event.Column;
import dev.millrace.event.time.TimeReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether a column can take a value as it stands. Safe for use by several threads. */
final class TypeCheck {
  private static final String GREATEST = "9223372036854775807";
  private static final int SHOWN = 60;

  /** With fewer characters and no exponent no number is too large for a double. */
  private static final int SURELY_FINITE = 300;

  private final Column column;
  private final TimeReader times;

  TypeCheck(Column column) {
    this.column = column;
    this.times = TimeReader.of(column.timeFormat());
  }

  /**
   * Whether the value fits. Null fits every column.
   *
   * @param kind of the value in the range, which is well-formed
   */
  boolean fits(ValueKind kind, byte[] bytes, int from, int to) {
    if (kind == ValueKind.NULL) {
      return true;
    }
    return switch (column.type()) {
      case STRING -> kind == ValueKind.STRING;
      case INT64 -> kind == ValueKind.INTEGER && isLong(bytes, from, to);
      case FLOAT64 -> isFinite(kind, bytes, from, to);
      case BOOL -> kind == ValueKind.BOOLEAN;
      case TIMESTAMP -> isTime(kind, bytes, from, to);
      case STRING_ARRAY -> kind == ValueKind.STRING_ARRAY;
      case JSON -> true;
    };
  }

  /** One sentence naming the field, what it should be and what it is. */
  String mismatch(ValueKind kind, byte[] bytes, int from, int to) {
    return String.format(
        Locale.ROOT,
        "field %s: expected %s%s, found %s: %s",
        column.name(),
        column.type(),
        rule(),
        kind.words(),
        shown(bytes, from, to));
  }

  /** A part of a value for messages, cut when long. */
  static String shown(byte[] bytes, int from, int to) {
    String part = new String(bytes, from, Math.min(to - from, SHOWN), StandardCharsets.UTF_8);
    return to - from > SHOWN ? part + "…" : part;
  }

  private String rule() {
    return switch (column.type()) {
      case INT64 -> " (an integer of 64 bits)";
      case FLOAT64 -> " (a number within a double's range)";
      case TIMESTAMP ->
          String.format(
              Locale.ROOT, " in format %s (%s)", column.timeFormat(), column.timeFormat().words());
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

  private boolean isTime(ValueKind kind, byte[] bytes, int from, int to) {
    if (!times.readsText()) {
      return (kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL)
          && times.micros(bytes, from, to) != TimeReader.INVALID;
    }
    return kind == ValueKind.STRING && isTimeText(bytes, from + 1, to - 1);
  }

  private boolean isTimeText(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        byte[] text = CharText.of(bytes, from, to).toString().getBytes(StandardCharsets.UTF_8);
        return times.micros(text, 0, text.length) != TimeReader.INVALID;
      }
    }
    return times.micros(bytes, from, to) != TimeReader.INVALID;
  }
}
