package dev.millrace.local.report.page;

import java.util.List;

/**
 * What stands over a chart.
 *
 * @param title what it shows
 * @param explanation how to read it, one or two sentences; also read out in place of the chart
 * @param legend what each colour is
 */
public record Caption(String title, String explanation, List<Key> legend) {
  /**
   * One line of the legend.
   *
   * @param name what is drawn
   * @param style class of the style sheet that gives it its colour
   */
  public record Key(String name, String style) {}

  /** Takes a copy of the legend. */
  public Caption {
    legend = List.copyOf(legend);
  }

  void draw(Markup page) {
    page.open("figcaption").element("h3", title).element("p", explanation);
    page.open("ul", "class", "legend");
    for (Key key : legend) {
      page.open("li").open("svg", "class", "key " + key.style(), "aria-hidden", "true");
      page.empty("rect", "width", "100%", "height", "100%").close().text(key.name()).close();
    }
    page.close().close();
  }
}
