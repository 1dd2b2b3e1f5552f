package dev.millrace.local.report;

import dev.millrace.contract.Stage;
import dev.millrace.local.report.history.Spread;
import dev.millrace.local.report.history.StageSpan;
import dev.millrace.local.view.NumberFormatter;
import java.util.List;
import java.util.Locale;

/** What is drawn over time for every stage. */
enum StageQuantity {
  THROUGHPUT(
      "Throughput",
      "Messages each stage took in per second, over the time running.",
      List.of(Stage.values())) {
    @Override
    Spread of(StageSpan span) {
      return span.rate();
    }

    @Override
    String text(double value) {
      return NumberFormatter.rate(value);
    }
  },
  LAG(
      "Lag",
      "Messages handed on by the stage before and not yet taken in.",
      List.of(Stage.ENRICHER, Stage.SINK)) {
    @Override
    Spread of(StageSpan span) {
      return span.lag();
    }

    @Override
    String text(double value) {
      return NumberFormatter.count(Math.round(value));
    }
  };

  private final String title;
  private final String explanation;
  private final List<Stage> stages;

  StageQuantity(String title, String explanation, List<Stage> stages) {
    this.title = title;
    this.explanation = explanation;
    this.stages = stages;
  }

  abstract Spread of(StageSpan span);

  abstract String text(double value);

  /** Several readings in one text. */
  String text(Spread spread) {
    String mean = text(spread.mean());
    return spread.max() > spread.min()
        ? String.format(Locale.ROOT, "%s (%s to %s)", mean, text(spread.min()), text(spread.max()))
        : mean;
  }

  String title() {
    return title;
  }

  String explanation() {
    return explanation;
  }

  /** Stages that have it. */
  List<Stage> stages() {
    return stages;
  }
}
