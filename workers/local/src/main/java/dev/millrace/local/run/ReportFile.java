package dev.millrace.local.run;

import dev.millrace.connector.reader.Contents;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.engine.RunOutcome;
import dev.millrace.local.folder.IoReasons;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.output.RunOutput;
import dev.millrace.local.output.RunSummary;
import dev.millrace.local.report.HtmlReport;
import dev.millrace.local.report.ReportInput;
import dev.millrace.local.report.RunEnd;
import dev.millrace.local.report.RunTotals;
import dev.millrace.local.report.content.ContentReader;
import dev.millrace.local.report.history.History;
import dev.millrace.local.report.history.HistoryReader;
import dev.millrace.local.report.history.HistorySpan;
import dev.millrace.local.report.settings.PlanSettings;
import dev.millrace.local.report.settings.Versions;
import dev.millrace.runtime.kafka.KafkaClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Writes the report of a run that has ended or stopped. */
final class ReportFile {
  private final PipelinePlan plan;
  private final RunFolder folder;
  private final String version;
  private final RunOutput output;

  ReportFile(PipelinePlan plan, RunFolder folder, String version, RunOutput output) {
    this.plan = plan;
    this.folder = folder;
    this.version = version;
    this.output = output;
  }

  /** Writes it, or says why it could not be written: the run itself is over either way. */
  void write(
      Path file,
      RunSummary summary,
      RunOutcome runOutcome,
      RunWarehouse warehouse,
      KafkaClients clients,
      Instant ended) {
    try {
      History history = HistoryReader.read(folder.history());
      RunTotals totals =
          new RunTotals(
              plan.expectedMessages().map(OptionalLong::of).orElse(OptionalLong.empty()),
              summary.produced(),
              summary.written(),
              summary.dead(),
              summary.dead() == 0
                  ? Map.of()
                  : DeadLetterBoxes.read(clients, plan.names(), 0).byReason(),
              duplicates(warehouse));
      HtmlReport.write(
          new ReportInput(
              summary.run(),
              plan.producer().source().noun(),
              end(runOutcome.why(), summary),
              totals,
              summary.checks(),
              started(history.spans(), ended.minus(runOutcome.elapsed())),
              ended,
              ZoneId.systemDefault(),
              history,
              ContentReader.read(warehouse, plan.enricher().prefix()),
              PlanSettings.of(plan),
              Versions.here(version)),
          file);
      output.say("report: " + file);
    } catch (IOException e) {
      output.say(
          String.format(
              Locale.ROOT,
              "the report could not be written to %s: %s",
              file,
              IoReasons.sentence(e)));
    }
  }

  private static RunEnd end(RunOutcome.Why why, RunSummary summary) {
    if (why instanceof RunOutcome.DataLoss lost) {
      return new RunEnd.DataLost(lost.losses());
    }
    if (why instanceof RunOutcome.TooManyDeadLetters dead) {
      return new RunEnd.Failed(dead.reason());
    }
    if (why instanceof RunOutcome.Failed failed) {
      return new RunEnd.Failed(failed.reason());
    }
    if (why instanceof RunOutcome.Interrupted) {
      return new RunEnd.Stopped();
    }
    if (summary.exit() == ExitCode.DATA_LOSS) {
      return new RunEnd.DataLost(List.of("The run went on behind a gap, as onDataLoss allows."));
    }
    return summary.exit() == ExitCode.TOO_MANY_DEAD_LETTERS
        ? new RunEnd.TooManyDead()
        : new RunEnd.Completed();
  }

  private static OptionalLong duplicates(RunWarehouse warehouse) {
    try {
      Contents found = warehouse.contents();
      return found.foreign() == 0 && found.distinctIds().isPresent()
          ? OptionalLong.of(found.rows() - found.distinctIds().getAsLong())
          : OptionalLong.empty();
    } catch (WarehouseUnreadableException e) {
      return OptionalLong.empty();
    }
  }

  private static Instant started(List<HistorySpan> spans, Instant otherwise) {
    return spans.stream()
        .map(HistorySpan::firstStart)
        .min(Instant::compareTo)
        .filter(first -> first.isBefore(otherwise))
        .orElse(otherwise);
  }
}
