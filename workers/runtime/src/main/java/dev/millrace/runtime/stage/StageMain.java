package dev.millrace.runtime.stage;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.StageConfig;
import dev.millrace.contract.env.ConfigKinds;
import dev.millrace.contract.env.Env;
import dev.millrace.contract.env.ProcessLocale;
import dev.millrace.runtime.http.ProbeServer;
import dev.millrace.runtime.kafka.UnusableSettingsException;
import dev.millrace.runtime.run.DataLossException;
import dev.millrace.runtime.run.FatalStageException;
import dev.millrace.runtime.run.StopSignal;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a stage as a process of its own, configured by the environment. SIGTERM and SIGINT let it
 * finish the batch in hand.
 *
 * <p>Exit codes: 0 asked to stop and done; 1 failed, the reason is the last line logged; 2 the
 * configuration is wrong; 4 messages are gone that were not taken in yet, the last line logged
 * begins with {@code DataLoss: }.
 */
public final class StageMain {
  /** Asked to stop and done. */
  public static final int OK = 0;

  /** Failed; the reason is the last line logged. */
  public static final int FAILED = 1;

  /** The configuration is wrong. */
  public static final int BAD_CONFIGURATION = 2;

  /** Messages are gone that were not taken in yet; the last line logged says which. */
  public static final int DATA_LOSS = 4;

  /** Longest time between being asked to stop and the end of the process. */
  public static final Duration GRACE = Duration.ofSeconds(28);

  private static final Logger LOG = LoggerFactory.getLogger(StageMain.class);

  /** Makes the worker of a stage. */
  public interface Factory<C> {
    /** A worker that has not begun. */
    StageWorker create(C config, StageContext context);
  }

  private StageMain() {}

  /** Runs until asked to stop or failed, then ends the process. */
  public static <C extends Record & StageConfig> void run(
      Stage stage, Class<C> type, ConfigKinds kinds, Factory<C> factory) {
    ProcessLocale.useRoot();
    StopSignal stop = new StopSignal();
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger(FAILED);
    // A hook that halts is the only way to leave with 0 after SIGTERM; without it the code is 143.
    Thread hook = new Thread(() -> end(stage, stop, over, code), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    code.set(work(stage, type, kinds, factory, stop));
    over.countDown();
    System.exit(code.get());
  }

  private static <C extends Record & StageConfig> int work(
      Stage stage, Class<C> type, ConfigKinds kinds, Factory<C> factory, StopSignal stop) {
    try {
      C config = Env.readProcess(type, kinds);
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      new JvmMemoryMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      StageContext context = StageContext.of(stage, config, registry);
      try (JvmGcMetrics gc = new JvmGcMetrics();
          ProbeServer probes = new ProbeServer(config.port(), context.health(), registry)) {
        gc.bindTo(registry);
        LOG.info(
            "{} of run {} started, probes on port {}", stage.id(), config.run(), probes.port());
        factory.create(config, context).run(stop);
      }
      LOG.info("{} of run {} stopped, nothing in hand", stage.id(), config.run());
      return OK;
    } catch (InvalidInputException e) {
      e.problems().forEach(problem -> LOG.error("configuration: {}", problem));
      return BAD_CONFIGURATION;
    } catch (DataLossException e) {
      LOG.error("DataLoss: {}", e.getMessage());
      return DATA_LOSS;
    } catch (UnusableSettingsException e) {
      failed(stage, e.getMessage(), e.getCause());
      return BAD_CONFIGURATION;
    } catch (FatalStageException e) {
      return failed(stage, e.getMessage(), e.getCause());
    } catch (IOException | RuntimeException | Error e) {
      return failed(stage, e.toString(), e);
    }
  }

  /** The reason comes last: a pod's status shows the end of what its container said. */
  private static int failed(Stage stage, String reason, Throwable cause) {
    if (cause != null) {
      LOG.error("{} failed, because of", stage.id(), cause);
    }
    LOG.error("{} failed: {}", stage.id(), reason);
    return FAILED;
  }

  private static void end(Stage stage, StopSignal stop, CountDownLatch over, AtomicInteger code) {
    stop.request();
    try {
      if (!over.await(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error(
            "{} did not stop within {} s; what it had not committed is redone by others",
            stage.id(),
            GRACE.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code.get());
  }
}
