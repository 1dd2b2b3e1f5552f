package dev.millrace.local.run;

import dev.millrace.connector.reader.NativeLibrary;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.crds.plan.RetentionWarnings;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.engine.RunKafka;
import dev.millrace.local.engine.RunOutcome;
import dev.millrace.local.engine.Session;
import dev.millrace.local.engine.StageWorkers;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.folder.RunLock;
import dev.millrace.local.folder.RunRecord;
import dev.millrace.local.input.RunIdentity;
import dev.millrace.local.input.RunInput;
import dev.millrace.local.log.RunLog;
import dev.millrace.local.output.ExitCode;
import dev.millrace.local.output.RunOutput;
import dev.millrace.local.output.RunSummary;
import dev.millrace.local.plan.SourceFormatter;
import dev.millrace.local.report.history.HistoryWriter;
import dev.millrace.local.verify.RunWarehouses;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.run.StopSignal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** Runs a plan in this process from beginning to end, or from where an earlier process left it. */
public final class LocalRun {
  private final RunInput input;
  private final RunOptions options;
  private final RunOutput output;
  private final StopSignal stop;
  private final Clock clock;
  private final Instant began;
  private final RunFolder folder;
  private final RunWarehouse warehouse;

  /**
   * A run.
   *
   * @param stop is asked for by the user
   */
  public LocalRun(
      RunInput input, RunOptions options, RunOutput output, StopSignal stop, Clock clock) {
    this.input = input;
    this.options = options;
    this.output = output;
    this.stop = stop;
    this.clock = clock;
    this.began = clock.instant();
    this.folder = RunFolder.of(options.dataDirectory(), input.name());
    this.warehouse = RunWarehouses.of(input.plan());
  }

  /**
   * Runs.
   *
   * @return how it ended; everything the user has to know was told to the output
   * @throws InvalidInputException when the user asks for something that cannot be
   * @throws RunFailedException when it cannot begin
   */
  public ExitCode run() throws InterruptedException {
    LocalSource source = LocalSource.of(input.plan(), folder, options.fresh());
    warehouse.libraries().forEach(NativeLibrary::load);
    folder.create();
    try (RunLock lock = RunLock.take(folder.lock(), input.name());
        RunLog log = RunLog.to(folder.log())) {
      log.begins(input.name(), lock.owner());
      introduce();
      new LoginWait(warehouse::missingLogin, LoginWait.LIMIT).await(stop::await, output::say);
      return begin(source);
    }
  }

  private void introduce() {
    output.say(
        String.format(
            Locale.ROOT,
            "run %s: %s to %s",
            input.name(),
            SourceFormatter.source(input.plan()),
            input.plan().sink().warehouse().description()));
    RetentionWarnings.of(input.plan().topics())
        .forEach(warning -> output.say("warning: " + warning));
    if (!input.ignored().isEmpty()) {
      output.say("no effect in a local run: " + String.join(", ", input.ignored()));
    }
  }

  private ExitCode begin(LocalSource source) throws InterruptedException {
    StartOver startOver = new StartOver(input.plan(), folder, warehouse, output);
    if (options.fresh()) {
      startOver.announce();
      startOver.embeddedKafka();
    } else {
      requireSame(source);
    }
    EarlierRows earlier = EarlierRows.lookFor(warehouse);
    try (RunKafka kafka = new KafkaStart(input.plan(), folder, output, stop).start()) {
      KafkaClients clients = new KafkaClients(kafka.connection(), input.name() + "-millrace");
      try (Admin admin = clients.admin()) {
        if (stop.requested()) {
          return stoppedEarly();
        }
        RunRecord record = claim(kafka, clients, admin, startOver, source);
        return source.prepare(output, stop)
            ? work(kafka, clients, admin, earlier, source, record.withSource(source.identity()))
            : stoppedEarly();
      }
    }
  }

  /**
   * Makes sure that what Kafka has under the run's name is the run's own, and makes what is
   * missing. A Kafka in this process is nobody else's.
   */
  private RunRecord claim(
      RunKafka kafka, KafkaClients clients, Admin admin, StartOver startOver, LocalSource source)
      throws InterruptedException {
    RunTopics topics = new RunTopics(admin, input.plan());
    RunClaim claim = new RunClaim(input.plan(), clients);
    Optional<RunRecord> known = kept();
    if (known.isEmpty()) {
      known = claim.find(topics.live());
      if (known.isPresent()) {
        claim.requireSame(known.get());
        new IdleGroups(admin, input.plan().names()).await();
        source.requireSame(options.fresh() ? Map.of() : known.get().source());
        output.say("the run's folder does not know it; going on with what Kafka knows");
      }
    }
    if (!kafka.embedded()) {
      topics.requireOwn(known.map(RunRecord::topics).orElse(Map.of()));
    }
    if (options.fresh()) {
      startOver.finish(kafka, admin);
    }
    RunRecord record =
        topics.ensure(known.filter(found -> !options.fresh()).orElseGet(this::newRecord), folder);
    claim.settle(record);
    return record;
  }

  /** What the folder says; one that starts over does without what cannot be read. */
  private Optional<RunRecord> kept() {
    try {
      return RunRecord.read(folder.record());
    } catch (InvalidInputException e) {
      if (options.fresh()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ExitCode stoppedEarly() {
    output.say("stopped before anything was done");
    return ExitCode.INTERRUPTED;
  }

  private ExitCode work(
      RunKafka kafka,
      KafkaClients clients,
      Admin admin,
      EarlierRows earlier,
      LocalSource source,
      RunRecord record)
      throws InterruptedException {
    RunProgress before = OpenRun.progress(admin, clients, input);
    if (!options.fresh()) {
      earlier.requireNone(before, input.name());
    }
    if (before.completed()) {
      output.say(
          String.format(
              Locale.ROOT, "run %s is complete already; --fresh starts over", input.name()));
    } else if (before.produced() > 0) {
      output.say("going on from where it was");
    }
    RunOutcome runOutcome =
        before.completed()
            ? RunOutcome.already(before, Duration.between(began, clock.instant()))
            : session(kafka, admin, source, record, before);
    RunSummary summary = new SummaryBuilder(input, folder, warehouse, clients).of(runOutcome);
    options
        .report()
        .ifPresent(
            file ->
                new ReportFile(input.plan(), folder, options.version(), output)
                    .write(
                        file,
                        summary,
                        runOutcome,
                        warehouse,
                        clients,
                        began.plus(runOutcome.elapsed())));
    source.remark().ifPresent(output::say);
    output.end(summary);
    return summary.exit();
  }

  private RunOutcome session(
      RunKafka kafka, Admin admin, LocalSource source, RunRecord record, RunProgress before)
      throws InterruptedException {
    record.write(folder.record());
    StageWorkers workers = new SharedWorkers(source::get);
    try (HistoryWriter history = HistoryWriter.open(folder.history())) {
      return new Session(
              input.plan(),
              kafka,
              admin,
              record.instance(),
              workers,
              history,
              output,
              stop,
              clock,
              began,
              before)
          .run();
    } catch (IOException e) {
      throw new RunFailedException("cannot write " + folder.history() + ": " + e.getMessage(), e);
    }
  }

  /** A run that has begun goes on only as what it was. */
  private void requireSame(LocalSource source) {
    RunRecord.read(folder.record())
        .ifPresent(
            record -> {
              record.identity().requireSame(RunIdentity.of(input.plan()), input.name());
              source.requireSame(record.source());
            });
  }

  private RunRecord newRecord() {
    return new RunRecord(RunIdentity.of(input.plan()), InstanceName.random(), Map.of(), Map.of());
  }
}
