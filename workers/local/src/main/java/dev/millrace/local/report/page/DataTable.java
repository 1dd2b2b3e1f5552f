package dev.millrace.local.report.page;

import java.util.List;

/**
 * What a chart shows, as a table: for those who cannot see the chart, and where its tips come from.
 *
 * @param heads of the columns; the first column is the time
 * @param rows in order of time
 */
public record DataTable(List<String> heads, List<Row> rows) {
  /**
   * A row.
   *
   * @param place where on the chart's width, 0 to 1
   * @param cells as many as there are heads
   */
  public record Row(double place, List<String> cells) {
    /** Takes a copy. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Takes copies. */
  public DataTable {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  void draw(Markup page) {
    page.open("details").element("summary", "As a table").open("div", "class", "scroll");
    page.open("table", "class", "data").open("thead").open("tr");
    heads.forEach(head -> page.element("th", head, "scope", "col"));
    page.close().close().open("tbody");
    rows.forEach(row -> draw(page, row));
    page.close().close().close().close();
  }

  private static void draw(Markup page, Row row) {
    page.open("tr", "data-x", Coordinates.number(row.place() * Coordinates.SIZE));
    page.element("th", row.cells().get(0), "scope", "row");
    row.cells().stream().skip(1).forEach(cell -> page.element("td", cell));
    page.close();
  }
}
