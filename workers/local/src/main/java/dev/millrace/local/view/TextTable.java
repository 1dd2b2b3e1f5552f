package dev.millrace.local.view;

import java.util.ArrayList;
import java.util.List;

/** Rows of text with aligned columns, two spaces apart. */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right;

  private TextTable(List<Boolean> right) {
    this.right = right;
  }

  /**
   * A table without rows.
   *
   * @param alignment one letter a column: {@code l} left, {@code r} right
   */
  public static TextTable aligned(String alignment) {
    return new TextTable(alignment.chars().mapToObj(c -> c == 'r').toList());
  }

  /** Adds a row; it must have as many cells as there are columns. */
  public TextTable row(String... cells) {
    if (cells.length != right.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + right.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, each after the indentation, without blanks at their ends. */
  public List<String> lines(String indent) {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(indent, row, widths)).toList();
  }

  private String line(String indent, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      String gap = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(right.get(i) ? gap + row.get(i) : row.get(i) + gap);
    }
    return line.toString().stripTrailing();
  }
}
