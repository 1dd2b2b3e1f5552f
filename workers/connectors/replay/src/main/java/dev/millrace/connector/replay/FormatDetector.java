package dev.millrace.connector.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.connector.replay.JsonExtent.End;
import dev.millrace.event.bytes.ByteSearch;
import dev.millrace.event.json.ByteOrderMark;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells from the beginning of a file whether its lines are JSON objects. A file with some broken
 * lines is taken; one in which no line of the beginning is an object would end in the dead-letter
 * topic as a whole, so it is refused by the name of what it looks like.
 */
final class FormatDetector {
  /** How much of a file is looked at, in bytes. */
  static final int HEAD_BYTES = 64 << 10;

  private static final String READ =
      "a replay reads uncompressed UTF-8 with one JSON object a line";
  private static final int SHOWN_CHARACTERS = 40;

  private final Path path;
  private final byte[] head;
  private final boolean whole;

  /**
   * A detector.
   *
   * @param path named in advice
   * @param head the first bytes, at most {@link #HEAD_BYTES}
   * @param whole whether that is all of the file
   */
  FormatDetector(Path path, byte[] head, boolean whole) {
    this.path = path;
    this.head = head.clone();
    this.whole = whole;
  }

  /** Length in bytes of the UTF-8 byte order mark before the first line; 0 without one. */
  int markLength() {
    return ByteOrderMark.length(head);
  }

  /** Why the file is refused, and what to do; empty when it is read. */
  Optional<String> refusal() {
    Optional<FileSignature> signature = FileSignature.of(head);
    if (signature.isPresent()) {
      return Optional.of(convertible(signature.get().label(), signature.get().command()));
    }
    int first = JsonExtent.skipBlanks(head, markLength(), head.length);
    if (first == head.length) {
      return Optional.empty();
    }
    if (head[first] == '{' || head[first] == '[') {
      End end = JsonExtent.of(head, first, head.length);
      if (end == End.ON_A_LATER_LINE || (head[first] == '[' && end == End.WITH_THE_TEXT)) {
        return Optional.of(overLines(head[first] == '['));
      }
    }
    return anyObject() ? Optional.empty() : Optional.of(otherText(first));
  }

  private String overLines(boolean array) {
    return array
        ? convertible("a JSON array", "jq -c '.[]' %s > lines.ndjson")
        : convertible("JSON with objects over several lines", "jq -c . %s > lines.ndjson");
  }

  /** Whether a line is an object, or the beginning of one where the last line is cut. */
  private boolean anyObject() {
    int start = markLength();
    while (start < head.length) {
      int newline = ByteSearch.first(head, start, head.length, '\n');
      if (newline == head.length) {
        return isObject(start) || (!whole && beginsObject(start));
      }
      if (JsonExtent.isObject(head, start, newline)) {
        return true;
      }
      start = newline + 1;
    }
    return false;
  }

  private boolean isObject(int start) {
    return whole && JsonExtent.isObject(head, start, head.length);
  }

  private boolean beginsObject(int start) {
    int first = JsonExtent.skipBlanks(head, start, head.length);
    return first < head.length
        && head[first] == '{'
        && JsonExtent.of(head, first, head.length) != End.NOWHERE;
  }

  private String otherText(int first) {
    int newline = ByteSearch.first(head, first, head.length, '\n');
    if (head[first] == '[') {
      return overLines(true);
    }
    if (newline == head.length && endsLinesWithReturns(first)) {
      return convertible(
          "text whose lines end with a carriage return alone",
          "tr '\\r' '\\n' < %s > lines.ndjson");
    }
    String line = new String(head, first, newline - first, UTF_8);
    if (line.chars().anyMatch(c -> c == 0xFFFD || (c < ' ' && c != '\t' && c != '\r'))) {
      return sentence("not text", "write its events as one JSON object a line");
    }
    if (!line.startsWith("{") && line.matches("[^,;\\t]+[,;\\t].*\\r?")) {
      return convertible("CSV, it seems, its first line " + shown(line), FileSignature.DUCKDB);
    }
    return sentence(
        "other text, its first line " + shown(line), "write its events as one JSON object a line");
  }

  private boolean endsLinesWithReturns(int first) {
    for (int i = first; i < head.length - 1; i++) {
      if (head[i] == '\r') {
        return true;
      }
    }
    return false;
  }

  private static String shown(String line) {
    String text = line.strip();
    return text.length() <= SHOWN_CHARACTERS
        ? "\"" + text + "\""
        : "\"" + text.substring(0, SHOWN_CHARACTERS) + "…\"";
  }

  private static String sentence(String what, String advice) {
    return "it is " + what + ", and " + READ + "; " + advice;
  }

  /** The sentence for what a command makes lines of. */
  private String convertible(String what, String command) {
    return sentence(what, "this makes it so: " + command.replace("%s", path.toString()));
  }
}
