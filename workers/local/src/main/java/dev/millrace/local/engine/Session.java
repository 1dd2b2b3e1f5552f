package dev.millrace.local.engine;

import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.output.RunOutput;
import dev.millrace.local.report.history.HistorySample;
import dev.millrace.local.report.history.HistoryWriter;
import dev.millrace.local.view.RunPhase;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.run.StopSignal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers at work until the run is complete, the user stops it, or something fails. Topics must be
 * there. For one thread.
 */
public final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration TICK = Duration.ofMillis(250);

  /** Workers promise to end within 28 s. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final PipelinePlan plan;
  private final WorkerGroup workerGroup;
  private final ProgressPoller poller;
  private final HistoryWriter history;
  private final HistoryPace historyPace;
  private final RunOutput output;
  private final StopSignal stop;
  private final ProgressAggregator board;
  private final Clock clock;
  private final Instant began;
  private final LossCheck whileAtWork;
  private Optional<RunOutcome.Why> loss = Optional.empty();
  private long lastReading;

  /**
   * A session.
   *
   * @param instance begins the names of the workers
   * @param began when the user started it; every duration that is shown counts from here
   * @param before how far the run was then
   */
  public Session(
      PipelinePlan plan,
      RunKafka kafka,
      Admin admin,
      String instance,
      StageWorkers workers,
      HistoryWriter history,
      RunOutput output,
      StopSignal stop,
      Clock clock,
      Instant began,
      RunProgress before) {
    this.plan = plan;
    this.workerGroup = WorkerGroupPlan.of(plan, kafka.connection(), instance, workers);
    this.poller =
        new ProgressPoller(
            admin,
            new KafkaClients(kafka.connection(), plan.names().run() + "-progress"),
            plan.names(),
            plan.producer().lanes(),
            TICK);
    this.history = history;
    this.historyPace = new HistoryPace(began);
    this.output = output;
    this.stop = stop;
    this.board = new ProgressAggregator(plan, workerGroup, began);
    this.clock = clock;
    this.began = began;
    this.whileAtWork = LossCheck.whileAtWork(plan);
    board.add(before, System.nanoTime());
  }

  /** Works until the end. */
  public RunOutcome run() throws InterruptedException {
    try {
      observe(RunPhase.STARTING);
      workerGroup.start();
      poller.start();
      RunOutcome.Why why = work();
      if (why instanceof RunOutcome.Interrupted) {
        output.say("stopping: the workers finish what they hold; once more stops at once");
      }
      workerGroup.requestStop();
      boolean late = !drain(why);
      poller.end();
      Instant ended = clock.instant();
      boolean counted = finalReading(ended);
      RunOutcome.Why known =
          why instanceof RunOutcome.Interrupted ? new RunOutcome.Interrupted(late) : why;
      return new RunOutcome(
          known instanceof RunOutcome.DataLoss ? known : loss.orElse(known),
          poller.latest().progress(),
          counted,
          board.stages(),
          Duration.between(began, ended));
    } finally {
      workerGroup.requestStop();
      poller.end();
    }
  }

  private RunOutcome.Why work() {
    while (true) {
      observe(board.phase());
      Optional<RunOutcome.Why> failure = workerGroup.failure().or(() -> loss);
      if (failure.isPresent()) {
        return failure.get();
      }
      RunProgress progress = poller.latest().progress();
      if (progress.completed()) {
        return new RunOutcome.Completed();
      }
      if (plan.deadLetterLimit().exceeded(progress.dead(), progress.examined(), false)) {
        return new RunOutcome.TooManyDeadLetters(DeadLetterWarning.of(progress, plan));
      }
      if (stop.await(TICK)) {
        return new RunOutcome.Interrupted(false);
      }
    }
  }

  /** Whether all workers ended in time. */
  private boolean drain(RunOutcome.Why why) throws InterruptedException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (!workerGroup.atWork().isEmpty()) {
      if (System.nanoTime() > deadline) {
        LOG.warn("{} did not end within {} s", workerGroup.atWork(), GRACE.toSeconds());
        return false;
      }
      observe(why instanceof RunOutcome.Completed ? RunPhase.VERIFYING : RunPhase.STOPPING);
      Thread.sleep(TICK.toMillis());
    }
    return true;
  }

  /** Whether Kafka answered. */
  private boolean finalReading(Instant ended) throws InterruptedException {
    boolean answered = true;
    try {
      LossCheck atRest = LossCheck.atRest(plan);
      atRest.add(poller.now());
      Optional<RunOutcome.Why> seen = atRest.add(poller.now());
      // A worker that did not end in time may still hold what the log has lost.
      loss = workerGroup.atWork().isEmpty() ? loss.or(() -> seen) : loss;
    } catch (ExecutionException e) {
      LOG.warn("cannot read progress at the end", e);
      answered = false;
    }
    take(poller.latest());
    note(board.sample(ended), true);
    return answered;
  }

  private void observe(RunPhase phase) {
    ProgressPoller.Latest latest = poller.latest();
    take(latest);
    Instant now = clock.instant();
    String trouble =
        latest.trouble().isEmpty()
            ? latest.risk()
            : "counts may be old, Kafka says: " + latest.trouble();
    output.progress(board.view(phase, now, trouble));
    if (latest.nanoTime() != 0) {
      note(board.sample(now), false);
    }
  }

  private void take(ProgressPoller.Latest latest) {
    if (latest.nanoTime() != lastReading) {
      lastReading = latest.nanoTime();
      board.add(latest.progress(), latest.nanoTime());
      Optional<RunOutcome.Why> seen = whileAtWork.add(latest.progress());
      loss = loss.or(() -> seen);
    }
  }

  private void note(HistorySample sample, boolean always) {
    if (!historyPace.due(sample.at()) && !always) {
      return;
    }
    try {
      history.append(sample);
    } catch (IOException e) {
      LOG.warn("cannot write the history of run {}: {}", plan.names().run(), e.toString());
    }
  }
}
