package dev.millrace.local.report.history;

/**
 * Several readings of one quantity, kept as their extremes and mean.
 *
 * @param min least reading
 * @param mean their mean
 * @param max greatest reading
 * @param readings how many, at least 1
 */
public record Spread(double min, double mean, double max, long readings) {
  /** A single reading. */
  public static Spread of(double value) {
    return new Spread(value, value, value, 1);
  }

  /** Both together. */
  public Spread and(Spread other) {
    long together = readings + other.readings;
    return new Spread(
        Math.min(min, other.min),
        (mean * readings + other.mean * other.readings) / together,
        Math.max(max, other.max),
        together);
  }
}
