package dev.millrace.local.output;

import dev.millrace.local.report.Check;
import dev.millrace.local.topics.DeadLetterGroup;
import java.time.Duration;
import java.util.List;

/**
 * How a session of a run ended.
 *
 * @param run its name
 * @param exit what the process will return
 * @param headline how it ended, in a few words
 * @param produced messages the source gave since the run began
 * @param written messages in the warehouse
 * @param dead dead letters of all stages
 * @param deadLetters why, the largest group first; of very many only the first are looked at, and
 *     none where Kafka did not answer
 * @param stages what each did
 * @param checks what was compared to verify it; empty when nothing was
 * @param elapsed of this session
 * @param peakRssBytes most memory the process had; 0 where the system does not tell
 * @param warehouse where the messages are
 * @param advice what the user can do next, one sentence a line; may be empty
 */
public record RunSummary(
    String run,
    ExitCode exit,
    String headline,
    long produced,
    long written,
    long dead,
    List<DeadLetterGroup> deadLetters,
    List<StageSummary> stages,
    List<Check> checks,
    Duration elapsed,
    long peakRssBytes,
    String warehouse,
    List<String> advice) {
  /** Takes copies. */
  public RunSummary {
    deadLetters = List.copyOf(deadLetters);
    stages = List.copyOf(stages);
    checks = List.copyOf(checks);
    advice = List.copyOf(advice);
  }
}
