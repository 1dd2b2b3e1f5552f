package dev.millrace.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody may have meant who wrote a text where it cannot be, to end a message with. */
final class MeantValue {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([,' _.][0-9]{3})+");
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,9}([.][0-9]{1,9})?) ?([kKmMgG])");

  private MeantValue() {}

  /** A hint for a text where an integer must be, or nothing. */
  static String integer(JsonNode value) {
    if (!value.isTextual()) {
      return "";
    }
    String text = value.textValue().strip();
    if (INTEGER.matcher(text).matches()) {
      return ": write " + text + " without quotes";
    }
    if (GROUPED.matcher(text).matches()) {
      return ": write " + text.replaceAll("[^0-9]", "");
    }
    Matcher shortened = SHORT.matcher(text);
    return shortened.matches() ? whole(shortened.group(1), shortened.group(3)) : "";
  }

  /** A hint for a text where true or false must be, or nothing. */
  static String truth(JsonNode value) {
    return value.isTextual() && value.textValue().strip().matches("true|false")
        ? ": write " + value.textValue().strip() + " without quotes"
        : "";
  }

  private static String whole(String number, String unit) {
    int thousands = " kmg".indexOf(unit.toLowerCase(java.util.Locale.ROOT));
    BigDecimal meant = new BigDecimal(number).movePointRight(3 * thousands).stripTrailingZeros();
    return meant.scale() <= 0 ? ": write " + meant.toPlainString() : "";
  }
}
