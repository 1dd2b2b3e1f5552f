package dev.millrace.local.report;

import dev.millrace.contract.Stage;
import dev.millrace.local.report.content.Content;
import dev.millrace.local.report.history.History;
import dev.millrace.local.report.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Everything a report says.
 *
 * @param run its name
 * @param messages what its messages are called
 * @param end how it ended
 * @param totals what it did
 * @param checks what was looked at to verify it; empty when nothing was
 * @param started when it was started first
 * @param ended when it ended last, not before {@code started}
 * @param zone in which times of the run are shown
 * @param history how it went over time
 * @param content what the messages say
 * @param settings in the order they are shown
 * @param versions of everything that had a part in it: their {@link Setting#part} is not shown
 */
public record ReportInput(
    String run,
    String messages,
    RunEnd end,
    RunTotals totals,
    List<Check> checks,
    Instant started,
    Instant ended,
    ZoneId zone,
    History history,
    Content content,
    List<Setting> settings,
    List<Setting> versions) {
  /** Takes copies. */
  public ReportInput {
    checks = List.copyOf(checks);
    settings = List.copyOf(settings);
    versions = List.copyOf(versions);
  }

  /** How long the run was running, as far as known. */
  public Duration running() {
    return history.running().isZero() ? Duration.between(started, ended) : history.running();
  }

  /** Messages per second into the warehouse while it was written to; 0 when it was not. */
  public double averageRate() {
    Duration writing = history.writing().isZero() ? running() : history.writing();
    return writing.isZero() ? 0 : totals.written() * 1000.0 / writing.toMillis();
  }

  /** Highest rate seen into the warehouse, messages per second; empty when none was seen. */
  public OptionalDouble peakRate() {
    OptionalDouble seen = history.peakRate(Stage.SINK);
    return seen.isEmpty() ? seen : OptionalDouble.of(Math.max(seen.getAsDouble(), averageRate()));
  }
}
