package dev.millrace.local.report.history;

/**
 * One stage during a {@link HistorySpan}.
 *
 * @param rate messages taken in per second
 * @param lag messages waiting for the stage
 */
public record StageSpan(Spread rate, Spread lag) {
  static StageSpan of(StageSample sample) {
    return new StageSpan(Spread.of(sample.ratePerSecond()), Spread.of(sample.lag()));
  }

  StageSpan and(StageSpan other) {
    return new StageSpan(rate.and(other.rate), lag.and(other.lag));
  }
}
