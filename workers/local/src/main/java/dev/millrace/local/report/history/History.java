package dev.millrace.local.report.history;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A whole run over time, at most {@value #MOST_SPANS} spans long however long the run was.
 *
 * @param spans in order of time
 * @param starts how many processes worked on the run
 * @param running how long the run was running: of each process from its begin to its last sample
 * @param writing how long the last stage was at work, start-up and waiting for it left out
 */
public record History(List<HistorySpan> spans, int starts, Duration running, Duration writing) {
  /** More detail than this is summed up; extremes are kept. */
  public static final int MOST_SPANS = 400;

  /** Nothing known. */
  public static final History NONE = new History(List.of(), 0, Duration.ZERO, Duration.ZERO);

  /** Takes a copy of the spans. */
  public History {
    spans = List.copyOf(spans);
  }

  /** The spans, cut wherever the run was not running. */
  public List<List<HistorySpan>> pieces() {
    List<List<HistorySpan>> pieces = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= spans.size(); i++) {
      if (i == spans.size() || isStop(spans.get(i - 1), spans.get(i))) {
        pieces.add(spans.subList(begin, i));
        begin = i;
      }
    }
    return pieces;
  }

  /** The times between the {@link #pieces}. */
  public List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    for (int i = 1; i < spans.size(); i++) {
      if (isStop(spans.get(i - 1), spans.get(i))) {
        stops.add(new Stop(spans.get(i - 1).to(), spans.get(i).from()));
      }
    }
    return stops;
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

  private static boolean isStop(HistorySpan before, HistorySpan after) {
    return !before.lastStart().equals(after.firstStart());
  }
}
