package dev.millrace.local.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sentence into lines at its blanks; a word longer than a line is cut. */
final class WordWrap {
  private static final String MORE = "…";

  private WordWrap() {}

  /**
   * The lines, none of them empty.
   *
   * @param width characters of a line, at least 1
   * @param most lines, at least 1; the last one ends with an ellipsis when there would be more
   */
  static List<String> lines(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty()) {
      if (rest.length() > width && lines.size() == most - 1) {
        lines.add(rest.substring(0, width - 1) + MORE);
        return lines;
      }
      int end = end(rest, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    return lines;
  }

  private static int end(String rest, int width) {
    if (rest.length() <= width) {
      return rest.length();
    }
    int blank = rest.lastIndexOf(' ', width);
    return blank > 0 ? blank : width;
  }
}
