package dev.millrace.event.json;

import dev.millrace.contract.event.DeadLetterReason;

/**
 * Finds where a value ends and what kind it is. Walks nested values with a stack of one bit a level
 * instead of recursion, so that depth costs no thread stack.
 *
 * <p>Not safe for use by several threads.
 */
final class ValueScanner {
  /** Objects and arrays inside one another, the outermost counted; the usual limit of readers. */
  static final int MAX_DEPTH = 1000;

  /** Bit {@code n}: whether the container at depth {@code n + 1} is an object. */
  private final long[] objects = new long[(MAX_DEPTH + Long.SIZE - 1) / Long.SIZE];

  private ValueKind kind;

  /** What the last scanned value is. */
  ValueKind kind() {
    return kind;
  }

  /**
   * Scans one value.
   *
   * @param json what to scan
   * @param at index of the value's first byte
   * @param depth how many containers are open around it
   * @return index after the value
   */
  int scan(JsonSyntax json, int at, int depth) throws RejectedEventException {
    byte first = json.at(at);
    return first == '{' || first == '[' ? container(json, at, depth) : scalar(json, at);
  }

  private int scalar(JsonSyntax json, int at) throws RejectedEventException {
    switch (json.at(at)) {
      case '"':
        kind = ValueKind.STRING;
        return json.string(at);
      case 't':
        kind = ValueKind.BOOLEAN;
        return json.literal(at, "true");
      case 'f':
        kind = ValueKind.BOOLEAN;
        return json.literal(at, "false");
      case 'n':
        kind = ValueKind.NULL;
        return json.literal(at, "null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
        int to = json.number(at);
        kind = json.isInteger(at, to) ? ValueKind.INTEGER : ValueKind.DECIMAL;
        return to;
      default:
        throw json.unexpected(at, "a value");
    }
  }

  private int container(JsonSyntax json, int from, int outside) throws RejectedEventException {
    boolean stringsOnly = json.at(from) == '[';
    ValueKind outermost = stringsOnly ? ValueKind.STRING_ARRAY : ValueKind.OBJECT;
    int depth = outside;
    int at = from;
    while (true) {
      byte first = json.at(at);
      if (first == '{' || first == '[') {
        depth = open(depth, first == '{', at);
        at = json.space(at + 1);
        if (json.at(at) != closing(depth)) {
          stringsOnly &= depth == outside + 1 && first == '[';
          at = beforeValue(json, at, depth);
          continue;
        }
        at++;
        stringsOnly &= --depth <= outside;
      } else {
        at = scalar(json, at);
        stringsOnly &= kind == ValueKind.STRING;
      }
      while (depth > outside) {
        at = json.space(at);
        byte next = json.at(at);
        if (next == ',') {
          at = beforeValue(json, json.space(at + 1), depth);
          break;
        }
        at = end(json, at, depth--);
      }
      if (depth == outside) {
        kind = stringsOnly || outermost == ValueKind.OBJECT ? outermost : ValueKind.ARRAY;
        return at;
      }
    }
  }

  /** Passes the name and colon that stand before a value in an object. */
  private int beforeValue(JsonSyntax json, int at, int depth) throws RejectedEventException {
    if (!isObject(depth)) {
      return at;
    }
    return json.space(json.symbol(json.space(json.string(at)), ':'));
  }

  private int end(JsonSyntax json, int at, int depth) throws RejectedEventException {
    if (json.at(at) != closing(depth)) {
      throw json.unexpected(at, "',' or '" + closing(depth) + "'");
    }
    return at + 1;
  }

  private int open(int depth, boolean object, int at) throws RejectedEventException {
    if (depth == MAX_DEPTH) {
      throw JsonSyntax.fault(
          DeadLetterReason.TooDeep, at, "nested deeper than " + MAX_DEPTH + " levels");
    }
    long bit = 1L << depth;
    objects[depth >> 6] = object ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
    return depth + 1;
  }

  private boolean isObject(int depth) {
    return (objects[(depth - 1) >> 6] >>> (depth - 1) & 1) != 0;
  }

  private char closing(int depth) {
    return isObject(depth) ? '}' : ']';
  }
}
