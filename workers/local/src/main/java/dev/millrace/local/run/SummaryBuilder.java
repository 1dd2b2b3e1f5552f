package dev.millrace.local.run;

import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.local.engine.Memory;
import dev.millrace.local.engine.RunOutcome;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.input.RunInput;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.output.RunSummary;
import dev.millrace.local.report.Check;
import dev.millrace.local.verify.Verification;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.RunProgress;
import java.util.ArrayList;
import java.util.List;

/** Says how a run ended: counts it, and tells what to do next. */
final class SummaryBuilder {
  private final RunInput input;
  private final RunFolder folder;
  private final Verification verification;
  private final RunWarehouse warehouse;
  private final KafkaClients clients;

  SummaryBuilder(RunInput input, RunFolder folder, RunWarehouse warehouse, KafkaClients clients) {
    this.input = input;
    this.folder = folder;
    this.verification = new Verification(input.plan(), warehouse);
    this.warehouse = warehouse;
    this.clients = clients;
  }

  RunSummary of(RunOutcome runOutcome) {
    List<Check> checks =
        runOutcome.why() instanceof RunOutcome.Completed
            ? verification.counts(runOutcome.progress())
            : List.of();
    boolean verified = Verification.passed(checks);
    RunProgress progress = runOutcome.progress();
    Judgement judgement =
        Judgement.of(runOutcome.why(), progress, verified, input.plan().deadLetterLimit());
    return new RunSummary(
        input.name(),
        judgement.exit(),
        judgement.headline(),
        progress.produced(),
        progress.written(),
        progress.dead(),
        progress.dead() == 0 ? List.of() : DeadLetterBoxes.reasons(clients, input.plan().names()),
        runOutcome.stages(),
        checks,
        runOutcome.elapsed(),
        Memory.peak(),
        input.plan().sink().warehouse().description(),
        advice(runOutcome, judgement.exit()));
  }

  private List<String> advice(RunOutcome runOutcome, ExitCode exit) {
    RunOutcome.Why why = runOutcome.why();
    if (why instanceof RunOutcome.Completed) {
      return exit == ExitCode.NOT_VERIFIED ? List.of("Log: " + folder.log()) : List.of();
    }
    List<String> advice = new ArrayList<>();
    if (why instanceof RunOutcome.DataLoss lost) {
      lost.losses().forEach(loss -> advice.add("DataLoss: " + loss));
      advice.add("Log: " + folder.log());
      return advice;
    }
    if (why instanceof RunOutcome.Failed failed) {
      advice.add("Reason: " + failed.reason());
      advice.add("Log: " + folder.log());
    }
    if (why instanceof RunOutcome.TooManyDeadLetters dead) {
      advice.add("Reason: " + dead.reason());
    }
    if (why instanceof RunOutcome.Interrupted interrupted && interrupted.late()) {
      advice.add("A worker did not end in time; what it had in hand is done again, once.");
    }
    advice.addAll(StopCheck.of(runOutcome, warehouse));
    return advice;
  }
}
