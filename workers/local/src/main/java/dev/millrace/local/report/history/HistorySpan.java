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
 * @param rssBytes memory of the process
 * @param stages by stage; one that had not begun is not there
 */
public record HistorySpan(Instant from, Instant to, Spread rssBytes, Map<Stage, StageSpan> stages) {
  /** Takes a copy of the stages. */
  public HistorySpan {
    stages = Map.copyOf(stages);
  }

  static HistorySpan of(HistorySample sample) {
    Map<Stage, StageSpan> stages = new EnumMap<>(Stage.class);
    sample.stages().forEach((stage, values) -> stages.put(stage, StageSpan.of(values)));
    return new HistorySpan(sample.at(), sample.at(), Spread.of(sample.rssBytes()), stages);
  }

  HistorySpan and(HistorySpan other) {
    Map<Stage, StageSpan> both = new EnumMap<>(Stage.class);
    both.putAll(stages);
    other.stages.forEach((stage, values) -> both.merge(stage, values, StageSpan::and));
    return new HistorySpan(
        from.isBefore(other.from) ? from : other.from,
        to.isAfter(other.to) ? to : other.to,
        rssBytes.and(other.rssBytes),
        both);
  }
}
