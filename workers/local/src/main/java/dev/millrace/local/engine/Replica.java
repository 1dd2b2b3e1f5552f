package dev.millrace.local.engine;

import dev.millrace.contract.Stage;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.run.DataLossException;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import dev.millrace.runtime.stage.StageWorker;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker of a stage in a thread of its own. */
final class Replica {
  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

  private final StageContext context;
  private final StopSignal stop = new StopSignal();
  private final Thread thread;
  private volatile RunOutcome.Why failure;

  /**
   * A replica that has not begun.
   *
   * @param make makes the worker, in the replica's own thread: some take a while
   */
  Replica(StageContext context, Function<StageContext, StageWorker> make) {
    this.context = context;
    this.thread = new Thread(() -> work(make), context.stage().id() + "-" + context.instance());
    thread.setDaemon(true);
  }

  Stage stage() {
    return context.stage();
  }

  void start() {
    thread.start();
  }

  void requestStop() {
    stop.request();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** Why it gave up; empty while it has not. */
  Optional<RunOutcome.Why> failure() {
    return Optional.ofNullable(failure);
  }

  long retries() {
    return context.metrics().retries();
  }

  /** What holds it up; empty while nothing does. */
  Optional<String> waiting() {
    Health.Report report = context.health().report();
    return report.state() == Health.State.WAITING && thread.isAlive()
        ? Optional.of(report.detail())
        : Optional.empty();
  }

  private void work(Function<StageContext, StageWorker> make) {
    try {
      make.apply(context).run(stop);
      if (!stop.requested()) {
        fail("ended by itself", null);
      }
    } catch (DataLossException e) {
      told(e.getMessage(), e);
      failure = new RunOutcome.DataLoss(List.of(stage().id() + ": " + e.getMessage()));
    } catch (FatalStageException e) {
      fail(e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      fail("out of memory; give the process more with java -Xmx2g -jar …", e);
    } catch (RuntimeException | Error e) {
      fail(KafkaFailures.sentence(e), e);
    }
  }

  private void fail(String reason, Throwable cause) {
    told(reason, cause);
    failure = new RunOutcome.Failed(stage().id() + ": " + reason);
  }

  private void told(String reason, Throwable cause) {
    LOG.error("{} {} failed: {}", stage().id(), context.instance(), reason, cause);
    context.health().failed(reason);
  }
}
