package dev.millrace.enricher;

import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker on a thread of its own; stopping it asks it to stop and waits for it. */
final class RunningWorker {
  private final StopSignal signal = new StopSignal();
  private final CompletableFuture<Void> done;

  RunningWorker(EnricherConfig config, StageContext context) {
    done = CompletableFuture.runAsync(() -> new EnricherWorker(config, context).run(signal));
  }

  /** Waits for its end; fails with what it failed with. */
  void end() throws Exception {
    done.get(120, TimeUnit.SECONDS);
  }

  void stop() throws Exception {
    signal.request();
    done.get(120, TimeUnit.SECONDS);
  }
}
