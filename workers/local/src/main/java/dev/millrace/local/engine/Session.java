package dev.millrace.local.engine;

import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.output.RunOutput;
import dev.millrace.local.report.history.HistorySample;
import dev.millrace.local.report.history.HistoryWriter;
import dev.millrace.local.view.Phase;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.run.StopSignal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private long lastReading;

  /**
   * A session.
   *
   * @param instance begins the names of the workers
   * @param began when the user started it
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
      Instant began) {
    this.plan = plan;
    this.crew = CrewPlan.of(plan, kafka.connection(), instance, workers);
    this.poller =
        new ProgressPoller(new ProgressReader(admin), plan.names(), plan.producer().lanes(), TICK);
    this.history = history;
    this.historyPace = new HistoryPace(began);
    this.output = output;
    this.stop = stop;
    this.board = new Scoreboard(plan, crew, began);
    this.clock = clock;
    this.began = began;
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
      RunProgress progress = finalReading();
      return new Ending(
          why instanceof Ending.Interrupted ? new Ending.Interrupted(late) : why,
          progress,
          board.stages(),
          Duration.between(began, clock.instant()));
    } finally {
      crew.requestStop();
      poller.end();
    }
  }

  private Ending.Why work() {
    while (true) {
      observe(Phase.RUNNING);
      if (crew.failure().isPresent()) {
        return new Ending.Failed(crew.failure().get());
      }
      if (poller.latest().progress().completed()) {
        return new Ending.Completed();
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

  private RunProgress finalReading() throws InterruptedException {
    try {
      poller.now();
    } catch (ExecutionException e) {
      LOG.warn("cannot read progress at the end", e);
    }
    ProgressPoller.Latest latest = poller.latest();
    take(latest);
    note(board.sample(clock.instant()), true);
    return latest.progress();
  }

  private void observe(Phase phase) {
    ProgressPoller.Latest latest = poller.latest();
    take(latest);
    Instant now = clock.instant();
    String trouble =
        latest.trouble().isEmpty() ? "" : "counts may be old, Kafka says: " + latest.trouble();
    output.progress(board.view(phase, now, trouble));
    if (latest.nanoTime() != 0) {
      note(board.sample(now), false);
    }
  }

  private void take(ProgressPoller.Latest latest) {
    if (latest.nanoTime() != lastReading) {
      lastReading = latest.nanoTime();
      board.add(latest.progress(), latest.nanoTime());
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
