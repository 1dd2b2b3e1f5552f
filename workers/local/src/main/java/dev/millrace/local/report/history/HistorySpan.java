package dev.millrace.local.report.history;

import dev.millrace.contract.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A run during a short time: one sample, or several neighbouring ones.
 *
 * @param from time of the first sample
 * @param to time of the last sample, not before {@code from}
 * @param firstStart when the process that took the first sample began
 * @param lastStart when the process that took the last sample began
 * @param rssBytes memory of the process
 * @param stages by stage; one that had not begun is not there
 */
public record HistorySpan(
    Instant from,
    Instant to,
    Instant firstStart,
    Instant lastStart,
    Spread rssBytes,
    Map<Stage, StageSpan> stages) {
  /** Takes a copy of the stages. */
  public HistorySpan {
    stages = Map.copyOf(stages);
  }

  static HistorySpan of(HistorySample sample) {
    Map<Stage, StageSpan> stages = new EnumMap<>(Stage.class);
    sample.stages().forEach((stage, values) -> stages.put(stage, StageSpan.of(values)));
    return new HistorySpan(
        sample.at(),
        sample.at(),
        sample.start(),
        sample.start(),
        Spread.of(sample.rssBytes()),
        stages);
  }

  HistorySpan and(HistorySpan other) {
    Map<Stage, StageSpan> both = new EnumMap<>(Stage.class);
    both.putAll(stages);
    other.stages.forEach((stage, values) -> both.merge(stage, values, StageSpan::and));
    HistorySpan first = from.isAfter(other.from) ? other : this;
    HistorySpan last = to.isBefore(other.to) ? other : this;
    return new HistorySpan(
        first.from, last.to, first.firstStart, last.lastStart, rssBytes.and(other.rssBytes), both);
  }
}
