package dev.millrace.local.report.history;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A run at one moment: a line of its history file.
 *
 * @param at when it was taken; kept to the millisecond
 * @param start when the process that took it began; samples of one process have the same
 * @param rssBytes memory of the whole process, or 0 where the system does not tell
 * @param stages what each stage had done; a stage that is not there had not begun
 */
public record HistorySample(
    Instant at, Instant start, long rssBytes, Map<Stage, StageSample> stages) {
  /** How often a running run takes one; a long one may take them more rarely. */
  public static final Duration INTERVAL = Duration.ofMillis(500);

  /** Takes a copy of the stages. */
  public HistorySample {
    stages = Map.copyOf(stages);
  }
}
