package dev.millrace.crds.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which values a client setting may have.
 *
 * @param allows whether a value is one of them
 * @param words what a message says they are, after "must be"
 */
record ValueRule(Predicate<String> allows, String words) {
  /** A whole number within bounds, both included. */
  static ValueRule number(long least, long most) {
    return new ValueRule(
        value -> isNumber(value) && least <= Long.parseLong(value) && Long.parseLong(value) <= most,
        "a whole number from " + least + " to " + most);
  }

  /** One of some words. */
  static ValueRule oneOf(String... words) {
    List<String> list = List.of(words);
    return new ValueRule(list::contains, list.size() == 1 ? list.get(0) : "one of " + list);
  }

  /** One or several of some words, separated by commas. */
  static ValueRule listOf(String... words) {
    List<String> list = List.of(words);
    return new ValueRule(
        value -> Arrays.stream(value.split(",", -1)).map(String::trim).allMatch(list::contains),
        "one or several of " + list + ", separated by commas");
  }

  /** Anything but nothing. */
  static ValueRule text() {
    return new ValueRule(value -> !value.isBlank(), "text");
  }

  /** Eighteen digits fit into a long. */
  private static boolean isNumber(String value) {
    return value.matches("-?[0-9]{1,18}");
  }
}
