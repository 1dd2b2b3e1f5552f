package dev.millrace.local.report.history;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A run at one moment: a line of its history file.
 *
 * @param at when it was taken; kept to the millisecond
 * @param rssBytes memory of the whole process, or 0 where the system does not tell
 * @param stages what each stage had done; a stage that is not there had not begun
 */
public record HistorySample(Instant at, long rssBytes, Map<Stage, StageSample> stages) {
  /** How often a running run takes one; a long one may take them more rarely. */
  public static final Duration INTERVAL = Duration.ofMillis(500);

  /** Two samples further apart than this mean that the run was not running in between. */
  public static final Duration GAP = Duration.ofSeconds(5);

  /** Takes a copy of the stages. */
  public HistorySample {
    stages = Map.copyOf(stages);
  }
}
