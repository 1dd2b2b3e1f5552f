package dev.millrace.local.report.page;

/**
 * A stretch of a chart in which there is nothing to show.
 *
 * @param from its left edge, 0 to 1
 * @param to its right edge, above {@code from}
 * @param reason why
 */
public record Pause(double from, double to, String reason) {
  void draw(Markup page) {
    String style = "left:" + Coordinates.percent(from) + ";width:" + Coordinates.percent(to - from);
    page.open("div", "class", "pause", "style", style, "title", reason).close();
  }
}
