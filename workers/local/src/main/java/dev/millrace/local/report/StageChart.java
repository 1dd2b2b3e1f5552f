package dev.millrace.local.report;

import dev.millrace.contract.Stage;
import dev.millrace.local.report.history.History;
import dev.millrace.local.report.history.HistorySpan;
import dev.millrace.local.report.history.Spread;
import dev.millrace.local.report.history.StageSpan;
import dev.millrace.local.report.page.Caption;
import dev.millrace.local.report.page.DataTable;
import dev.millrace.local.report.page.FigureList;
import dev.millrace.local.report.page.LineChart;
import dev.millrace.local.report.page.LineSeries;
import dev.millrace.local.report.page.Point;
import dev.millrace.local.report.page.ValueAxis;
import dev.millrace.local.report.time.Moments;
import dev.millrace.local.view.NumberFormatter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Turns a history into the chart of one quantity, with a line a stage. */
final class StageChart {
  private final History history;
  private final RunAxis time;
  private final ZoneId zone;

  /** Charts of this history, which must not be empty. */
  StageChart(History history, ZoneId zone) {
    this.history = history;
    this.time = new RunAxis(history);
    this.zone = zone;
  }

  LineChart of(StageQuantity quantity, String remark) {
    String explanation = quantity.explanation() + remark;
    List<LineSeries> lines = quantity.stages().stream().map(s -> line(quantity, s)).toList();
    List<Caption.Key> legend = lines.stream().map(LineSeries::key).toList();
    return new LineChart(
        new Caption(quantity.title(), explanation, legend),
        lines,
        time.ticks(),
        ValueAxis.upTo(most(quantity), FigureList::tick),
        time.pauses(),
        table(quantity));
  }

  private double most(StageQuantity quantity) {
    return history.spans().stream()
        .flatMap(span -> quantity.stages().stream().map(span.stages()::get))
        .filter(values -> values != null)
        .mapToDouble(values -> quantity.of(values).max())
        .max()
        .orElse(0);
  }

  private LineSeries line(StageQuantity quantity, Stage stage) {
    List<List<Point>> pieces = new ArrayList<>();
    for (List<HistorySpan> piece : history.pieces()) {
      List<HistorySpan> known =
          piece.stream().filter(span -> span.stages().containsKey(stage)).toList();
      if (!known.isEmpty()) {
        pieces.add(known.stream().map(s -> point(s, quantity.of(s.stages().get(stage)))).toList());
      }
    }
    return new LineSeries(new Caption.Key(stage.id(), stage.id()), pieces);
  }

  private Point point(HistorySpan span, Spread spread) {
    return new Point(time.place(middle(span)), spread.min(), spread.mean(), spread.max());
  }

  private DataTable table(StageQuantity quantity) {
    List<String> heads = new ArrayList<>(List.of("Time"));
    quantity.stages().forEach(stage -> heads.add(stage.id()));
    return new DataTable(heads, history.spans().stream().map(s -> row(quantity, s)).toList());
  }

  private DataTable.Row row(StageQuantity quantity, HistorySpan span) {
    Instant at = middle(span);
    String clock = Moments.clock(at, history.spans().get(0).from(), zone);
    List<String> cells = new ArrayList<>();
    cells.add(clock + " (" + NumberFormatter.exactTime(time.running(at)) + ")");
    for (Stage stage : quantity.stages()) {
      StageSpan values = span.stages().get(stage);
      cells.add(values == null ? "" : quantity.text(quantity.of(values)));
    }
    return new DataTable.Row(time.place(at), cells);
  }

  private static Instant middle(HistorySpan span) {
    return span.from().plus(Duration.between(span.from(), span.to()).dividedBy(2));
  }
}
