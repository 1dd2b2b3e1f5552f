package dev.millrace.local.report.page;

import dev.millrace.local.view.NumberFormatter;
import java.util.List;

/**
 * Amounts side by side: a table whose every row has a bar.
 *
 * @param title what is counted
 * @param explanation how to read it, one sentence
 * @param what head of the column of names
 * @param rows greatest first
 * @param style class of the style sheet that gives the bars their colour
 */
public record Bars(String title, String explanation, String what, List<Row> rows, String style) {
  /**
   * A row.
   *
   * @param name as given by the data; may be anything
   * @param count at least 0
   * @param share what part of the whole that is, for people
   */
  public record Row(String name, long count, String share) {}

  /** Takes a copy of the rows. */
  public Bars {
    rows = List.copyOf(rows);
  }

  /** Adds the table to the page. */
  public void draw(Markup page) {
    page.open("figure").open("figcaption").element("h3", title).element("p", explanation).close();
    page.open("table", "class", "bars").open("thead").open("tr");
    page.element("th", what, "scope", "col").element("th", "Messages", "scope", "col");
    page.element("th", "Share", "scope", "col").close().close().open("tbody");
    long most = rows.stream().mapToLong(Row::count).max().orElse(0);
    rows.forEach(row -> draw(page, row, most));
    page.close().close().close();
  }

  private void draw(Markup page, Row row, long most) {
    String width = Coordinates.percent(most == 0 ? 0 : (double) row.count() / most);
    page.open("tr").open("th", "scope", "row").element("bdi", row.name());
    page.open("svg", "class", style, "aria-hidden", "true");
    page.empty("rect", "class", "part", "width", width, "height", "100%", "rx", "2");
    page.close().close();
    page.element("td", NumberFormatter.count(row.count())).element("td", row.share()).close();
  }
}
