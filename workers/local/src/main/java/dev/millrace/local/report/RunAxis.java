package dev.millrace.local.report;

import dev.millrace.local.report.history.History;
import dev.millrace.local.report.history.HistorySample;
import dev.millrace.local.report.history.HistorySpan;
import dev.millrace.local.report.history.Stop;
import dev.millrace.local.report.page.Pause;
import dev.millrace.local.report.page.Tick;
import dev.millrace.local.report.time.RoundTime;
import dev.millrace.local.view.NumberFormatter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Places moments of a run on the width of a chart. Time not running, be it a night, takes a narrow
 * strip, so that the time running keeps its room.
 */
final class RunAxis {
  private static final double WIDEST_PAUSE = 0.025;
  private static final double ALL_PAUSES = 0.25;

  /**
   * A time of running.
   *
   * @param from first moment, half a sample before the first one
   * @param before time running before it
   * @param length how long
   * @param left where it begins, 0 to 1
   * @param right where it ends
   */
  private record Piece(Instant from, Duration before, Duration length, double left, double right) {
    double place(Duration since) {
      return left + (right - left) * since.toMillis() / length.toMillis();
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final List<Stop> stops;

  /** An axis for this history, which must not be empty. */
  RunAxis(History history) {
    this.stops = history.stops();
    double pause = stops.isEmpty() ? 0 : Math.min(WIDEST_PAUSE, ALL_PAUSES / stops.size());
    List<Duration> lengths = history.pieces().stream().map(RunAxis::length).toList();
    Duration all = lengths.stream().reduce(Duration.ZERO, Duration::plus);
    double room = 1 - pause * stops.size();
    Duration before = Duration.ZERO;
    double left = 0;
    for (int i = 0; i < lengths.size(); i++) {
      Duration length = lengths.get(i);
      double right = left + room * length.toMillis() / all.toMillis();
      Instant from = history.pieces().get(i).get(0).from().minus(halfSample());
      pieces.add(new Piece(from, before, length, left, right));
      before = before.plus(length);
      left = right + pause;
    }
  }

  /** Where a moment of the history is. */
  double place(Instant at) {
    Piece piece = pieceOf(at);
    return piece.place(Duration.between(piece.from(), at));
  }

  /** How long the run had been running at a moment of the history. */
  Duration running(Instant at) {
    Piece piece = pieceOf(at);
    Duration running = piece.before().plus(Duration.between(piece.from(), at));
    return running.minus(halfSample());
  }

  /** Round times of running. */
  List<Tick> ticks() {
    Piece last = pieces.get(pieces.size() - 1);
    Duration all = last.before().plus(last.length());
    Duration step = RoundTime.step(all, 6);
    List<Tick> ticks = new ArrayList<>();
    for (Piece piece : pieces) {
      Duration end = piece.before().plus(piece.length());
      Duration next = step.multipliedBy(ticks.size());
      while (next.plus(halfSample()).compareTo(end) < 0) {
        double place = piece.place(next.plus(halfSample()).minus(piece.before()));
        ticks.add(new Tick(place, RoundTime.label(next, step)));
        next = next.plus(step);
      }
    }
    return ticks;
  }

  /** The stops between the times of running. */
  List<Pause> pauses() {
    List<Pause> pauses = new ArrayList<>();
    for (int i = 0; i < stops.size(); i++) {
      String reason = "Not running for " + NumberFormatter.time(stops.get(i).length());
      pauses.add(new Pause(pieces.get(i).right(), pieces.get(i + 1).left(), reason));
    }
    return pauses;
  }

  private Piece pieceOf(Instant at) {
    Piece found = pieces.get(0);
    for (Piece piece : pieces) {
      if (!piece.from().isAfter(at)) {
        found = piece;
      }
    }
    return found;
  }

  private static Duration length(List<HistorySpan> piece) {
    return Duration.between(piece.get(0).from(), piece.get(piece.size() - 1).to())
        .plus(HistorySample.INTERVAL);
  }

  private static Duration halfSample() {
    return HistorySample.INTERVAL.dividedBy(2);
  }
}
