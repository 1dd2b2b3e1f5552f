package dev.millrace.local.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the parts of a whole change over time, as stacked columns that each reach the top.
 *
 * @param caption what stands over it; its legend names the parts, the lowest one first
 * @param columns from left to right, all of the same width
 * @param across ticks of the time axis
 * @param data the same as a table
 */
public record StackChart(Caption caption, List<Column> columns, List<Tick> across, DataTable data) {
  private static final List<Tick> SHARES =
      List.of(new Tick(0, "0%"), new Tick(0.5, "50%"), new Tick(1, "100%"));

  /**
   * A column.
   *
   * @param parts sizes, in the order of the legend, each at least 0; all 0 leaves the column out
   */
  public record Column(List<Long> parts) {
    /** Takes a copy. */
    public Column {
      parts = List.copyOf(parts);
    }
  }

  /** Takes copies. */
  public StackChart {
    columns = List.copyOf(columns);
    across = List.copyOf(across);
  }

  /** Adds the chart to the page. */
  public void draw(Markup page) {
    page.open("figure");
    caption.draw(page);
    new Frame(across, SHARES, List.of()).draw(page, caption, this::drawColumns);
    data.draw(page);
    page.close();
  }

  private void drawColumns(Markup page) {
    for (int part = 0; part < caption.legend().size(); part++) {
      page.empty("path", "class", "part " + caption.legend().get(part).style(), "d", path(part));
    }
  }

  private String path(int part) {
    List<String> boxes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<Long> parts = columns.get(i).parts();
      double whole = sum(parts);
      if (whole > 0 && parts.get(part) > 0) {
        double bottom = sum(parts.subList(0, part)) / whole;
        double top = sum(parts.subList(0, part + 1)) / whole;
        boxes.add(
            String.format(
                Locale.ROOT,
                "M%s %sV%sH%sV%sZ",
                Coordinates.x((double) i / columns.size()),
                Coordinates.y(bottom),
                Coordinates.y(top),
                Coordinates.x((i + 1.0) / columns.size()),
                Coordinates.y(bottom)));
      }
    }
    return String.join("", boxes);
  }

  private static double sum(List<Long> parts) {
    return parts.stream().mapToDouble(Long::doubleValue).sum();
  }
}
