package dev.millrace.local.report.page;

import java.util.List;

/**
 * One line of a chart.
 *
 * @param key its name and colour
 * @param pieces the line, interrupted between the pieces
 */
public record LineSeries(Caption.Key key, List<List<Point>> pieces) {
  /** Takes copies. */
  public LineSeries {
    pieces = pieces.stream().map(List::copyOf).toList();
  }

  /** Draws the spread of readings as a band and their middle as a line over it. */
  void draw(Markup page, ValueAxis axis) {
    page.open("g", "class", key.style());
    for (List<Point> piece : pieces) {
      if (piece.stream().anyMatch(point -> point.high() > point.low())) {
        page.empty("path", "class", "spread", "d", band(piece, axis));
      }
      String style = piece.size() == 1 ? "line dot" : "line";
      page.empty("path", "class", style, "d", line(piece, axis));
    }
    page.close();
  }

  private static String line(List<Point> piece, ValueAxis axis) {
    StringBuilder path = new StringBuilder();
    piece.forEach(point -> to(path, point.x(), axis.place(point.mid())));
    if (piece.size() == 1) {
      // A line of no length with round ends is a dot.
      path.append("h0");
    }
    return path.toString();
  }

  private static String band(List<Point> piece, ValueAxis axis) {
    StringBuilder path = new StringBuilder();
    piece.forEach(point -> to(path, point.x(), axis.place(point.high())));
    for (int i = piece.size() - 1; i >= 0; i--) {
      to(path, piece.get(i).x(), axis.place(piece.get(i).low()));
    }
    return path.append("Z").toString();
  }

  private static void to(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? 'M' : 'L');
    path.append(Coordinates.x(x)).append(' ').append(Coordinates.y(y));
  }
}
