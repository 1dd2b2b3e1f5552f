package dev.millrace.local.report.history;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A whole run over time, at most {@value #MOST_SPANS} spans long however long the run was.
 *
 * @param spans in order of time
 * @param running how long the run was running, the time between two runs of the same file left out
 */
public record History(List<HistorySpan> spans, Duration running) {
  /** More detail than this is summed up; extremes are kept. */
  public static final int MOST_SPANS = 400;

  /** Nothing known. */
  public static final History NONE = new History(List.of(), Duration.ZERO);

  /** Takes a copy of the spans. */
  public History {
    spans = List.copyOf(spans);
  }

  /** Highest rate a stage was seen at, in messages per second; empty when never seen. */
  public OptionalDouble peakRate(Stage stage) {
    return spans.stream()
        .filter(span -> span.stages().containsKey(stage))
        .mapToDouble(span -> span.stages().get(stage).rate().max())
        .max();
  }

  /** Most memory the process was seen with, in bytes; empty when the system did not tell. */
  public OptionalLong peakRssBytes() {
    return spans.stream()
        .mapToLong(span -> (long) span.rssBytes().max())
        .filter(bytes -> bytes > 0)
        .max();
  }
}
