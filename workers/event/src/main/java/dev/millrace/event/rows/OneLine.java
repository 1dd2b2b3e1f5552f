package dev.millrace.event.rows;

import dev.millrace.event.bytes.ByteArrayBuilder;
import dev.millrace.event.bytes.ByteSearch;

/** JSON on one line: a line break can only stand between tokens, where a space does as well. */
final class OneLine {
  private OneLine() {}

  /** The value itself when it is on one line, else a copy that is. */
  static byte[] of(byte[] json) {
    int at = ByteSearch.first(json, 0, json.length, '\n', '\r');
    if (at == json.length) {
      return json;
    }
    byte[] line = json.clone();
    while (at < line.length) {
      line[at] = ' ';
      at = ByteSearch.first(line, at, line.length, '\n', '\r');
    }
    return line;
  }

  /** Appends a part of a value. */
  static void append(byte[] json, int from, int to, ByteArrayBuilder into) {
    int start = from;
    for (int at = lineBreak(json, from, to); at < to; at = lineBreak(json, start, to)) {
      into.append(json, start, at - start).append(' ');
      start = at + 1;
    }
    into.append(json, start, to - start);
  }

  private static int lineBreak(byte[] json, int from, int to) {
    return ByteSearch.first(json, from, to, '\n', '\r');
  }
}
