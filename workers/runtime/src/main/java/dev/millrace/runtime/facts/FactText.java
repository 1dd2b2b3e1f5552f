package dev.millrace.runtime.facts;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Facts as text: a line {@code name=value} for each, sorted; line ends in values are escaped. */
final class FactText {
  private FactText() {}

  static String encode(Map<String, String> facts) {
    return new TreeMap<>(facts)
        .entrySet().stream()
            .map(fact -> fact.getKey() + "=" + escape(fact.getValue()) + "\n")
            .collect(Collectors.joining());
  }

  static Map<String, String> decode(String text) {
    Map<String, String> facts = new TreeMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        facts.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
      }
    }
    return facts;
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String unescape(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      boolean escaped = value.charAt(i) == '\\' && i + 1 < value.length();
      char c = value.charAt(escaped ? ++i : i);
      text.append(escaped && c == 'n' ? '\n' : c);
    }
    return text.toString();
  }
}
