package dev.millrace.local.engine;

import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.output.RunOutput;
import dev.millrace.local.report.history.HistorySample;
import dev.millrace.local.report.history.HistoryWriter;
import dev.millrace.local.view.Phase;
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
  private final Crew crew;
  private final ProgressPoller poller;
  private final HistoryWriter history;
  private final HistoryPace historyPace;
  private final RunOutput output;
  private final StopSignal stop;
  private final Scoreboard board;
  private final Clock clock;
  private final Instant began;
  private final LossCheck whileAtWork;
  private Optional<Ending.Why> loss = Optional.empty();
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
    this.crew = CrewPlan.of(plan, kafka.connection(), instance, workers);
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
    this.board = new Scoreboard(plan, crew, began);
    this.clock = clock;
    this.began = began;
    this.whileAtWork = LossCheck.whileAtWork(plan);
    board.add(before, System.nanoTime());
  }

  /** Works until the end. */
  public Ending run() throws InterruptedException {
    try {
      observe(Phase.STARTING);
      crew.start();
      poller.start();
      Ending.Why why = work();
      if (why instanceof Ending.Interrupted) {
        output.say("stopping: the workers finish what they hold; once more stops at once");
      }
      crew.requestStop();
      boolean late = !drain(why);
      poller.end();
      Instant ended = clock.instant();
      boolean counted = finalReading(ended);
      Ending.Why known = why instanceof Ending.Interrupted ? new Ending.Interrupted(late) : why;
      return new Ending(
          known instanceof Ending.DataLoss ? known : loss.orElse(known),
          poller.latest().progress(),
          counted,
          board.stages(),
          Duration.between(began, ended));
    } finally {
      crew.requestStop();
      poller.end();
    }
  }

  private Ending.Why work() {
    while (true) {
      observe(board.phase());
      Optional<Ending.Why> failure = crew.failure().or(() -> loss);
      if (failure.isPresent()) {
        return failure.get();
      }
      RunProgress progress = poller.latest().progress();
      if (progress.completed()) {
        return new Ending.Completed();
      }
      if (plan.deadLetterLimit().exceeded(progress.dead(), progress.examined(), false)) {
        return new Ending.TooManyDeadLetters(DeadLetterWarning.of(progress, plan));
      }
      if (stop.await(TICK)) {
        return new Ending.Interrupted(false);
      }
    }
  }

  /** Whether all workers ended in time. */
  private boolean drain(Ending.Why why) throws InterruptedException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (!crew.atWork().isEmpty()) {
      if (System.nanoTime() > deadline) {
        LOG.warn("{} did not end within {} s", crew.atWork(), GRACE.toSeconds());
        return false;
      }
      observe(why instanceof Ending.Completed ? Phase.VERIFYING : Phase.DRAINING);
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
      Optional<Ending.Why> seen = atRest.add(poller.now());
      // A worker that did not end in time may still hold what the log has lost.
      loss = crew.atWork().isEmpty() ? loss.or(() -> seen) : loss;
    } catch (ExecutionException e) {
      LOG.warn("cannot read progress at the end", e);
      answered = false;
    }
    take(poller.latest());
    note(board.sample(ended), true);
    return answered;
  }

  private void observe(Phase phase) {
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
      Optional<Ending.Why> seen = whileAtWork.add(latest.progress());
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
