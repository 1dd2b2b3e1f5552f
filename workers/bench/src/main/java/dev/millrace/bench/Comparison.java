package dev.millrace.bench;

import java.util.List;
import java.util.Locale;

/**
 * What was measured against what, in rounds taken in turn so that a machine that slows down slows
 * both.
 *
 * @param name what was measured
 * @param against the bare loop
 * @param goal ratio aimed at
 * @param ours messages per second of each round
 * @param theirs messages per second of the bare loop of each round
 */
record Comparison(
    String name, String against, double goal, List<Double> ours, List<Double> theirs) {

  double ratio() {
    return median(
        java.util.stream.IntStream.range(0, ours.size())
            .mapToObj(i -> ours.get(i) / theirs.get(i))
            .toList());
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-28s %,12.0f/s   %-34s %,12.0f/s   %5.2f   (goal %.1f)",
        name,
        median(ours),
        against,
        median(theirs),
        ratio(),
        goal);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
