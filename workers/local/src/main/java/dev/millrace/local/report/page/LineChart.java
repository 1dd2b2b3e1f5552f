package dev.millrace.local.report.page;

import java.util.List;

/**
 * Values over time as lines.
 *
 * @param caption what stands over it
 * @param lines what is drawn, the first one lowest
 * @param across ticks of the time axis
 * @param axis of values
 * @param pauses stretches without values
 * @param data the same as a table
 */
public record LineChart(
    Caption caption,
    List<LineSeries> lines,
    List<Tick> across,
    ValueAxis axis,
    List<Pause> pauses,
    DataTable data) {
  /** Takes copies. */
  public LineChart {
    lines = List.copyOf(lines);
    across = List.copyOf(across);
    pauses = List.copyOf(pauses);
  }

  /** Adds the chart to the page. */
  public void draw(Markup page) {
    page.open("figure");
    caption.draw(page);
    new Frame(across, axis.ticks(), pauses)
        .draw(page, caption, inside -> lines.forEach(line -> line.draw(inside, axis)));
    data.draw(page);
    page.close();
  }
}
