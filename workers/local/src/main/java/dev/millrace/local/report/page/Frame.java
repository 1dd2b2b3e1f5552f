package dev.millrace.local.report.page;

import java.util.List;
import java.util.function.Consumer;

/**
 * Axes around a drawing that stretches with the page while labels keep their size.
 *
 * @param across ticks of the horizontal axis
 * @param up ticks of the vertical axis
 * @param pauses stretches in which nothing is drawn
 */
record Frame(List<Tick> across, List<Tick> up, List<Pause> pauses) {
  /** Draws the frame, what {@code inside} draws in it, and the labels. */
  void draw(Markup page, Caption caption, Consumer<Markup> inside) {
    String label = caption.title() + ". " + caption.explanation();
    page.open("div", "class", "plot", "tabindex", "0", "role", "img", "aria-label", label);
    pauses.forEach(pause -> pause.draw(page));
    page.open(
        "svg",
        "viewBox",
        "0 0 " + Coordinates.SIZE + " " + Coordinates.SIZE,
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    for (Tick tick : up) {
      String y = Coordinates.y(tick.place());
      page.empty("path", "class", "grid", "d", "M0 " + y + "H" + Coordinates.SIZE);
    }
    inside.accept(page);
    page.close();
    up.forEach(tick -> drawUp(page, tick));
    for (int i = 0; i < across.size(); i++) {
      drawAcross(page, across.get(i), i % 2 == 0 ? "x" : "x odd");
    }
    page.close();
  }

  private static void drawUp(Markup page, Tick tick) {
    String top = Coordinates.percent(1 - tick.place());
    page.element("span", tick.label(), "class", "y", "style", "top:" + top);
  }

  private static void drawAcross(Markup page, Tick tick, String style) {
    String left = Coordinates.percent(tick.place());
    page.element("span", tick.label(), "class", style, "style", "left:" + left);
  }
}
