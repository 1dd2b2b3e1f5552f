package dev.millrace.operator;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.env.ConfigKinds;
import dev.millrace.contract.env.Env;
import dev.millrace.contract.env.ProcessLocale;
import dev.millrace.operator.names.ApiFailure;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.settings.OperatorSettings;
import dev.millrace.runtime.http.ProbeServer;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.stage.StageMain;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator as a process of its own, configured by the environment, see {@link
 * OperatorSettings}.
 *
 * <p>Exit codes: 0 asked to stop and done; 1 failed, the reason is the last line logged, or another
 * operator has become the leader; 2 the configuration is wrong.
 */
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);
  private static final long BEAT_SECONDS = 5;

  private OperatorMain() {}

  /** Runs until asked to stop. */
  public static void main(String[] arguments) {
    ProcessLocale.useRoot();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger(StageMain.FAILED);
    // A hook that halts is the only way to leave with 0 after SIGTERM; without it the code is 143.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, over, code), "stop"));
    code.set(work(stop));
    over.countDown();
    System.exit(code.get());
  }

  private static int work(CountDownLatch stop) {
    try {
      OperatorSettings settings = Env.readProcess(OperatorSettings.class, ConfigKinds.NONE);
      PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      new JvmMemoryMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      Health health = new Health();
      try (JvmGcMetrics gc = new JvmGcMetrics();
          ProbeServer probes = new ProbeServer(settings.port(), health, registry);
          KubernetesClient client = client();
          MillraceOperator operator =
              MillraceOperator.start(
                  settings, client, registry, host(), OperatorMain::giveWay, Clock.systemUTC())) {
        gc.bindTo(registry);
        LOG.info("operator started, probes on port {}", probes.port());
        beat(operator, health, stop);
      }
      return StageMain.OK;
    } catch (InvalidInputException e) {
      e.problems().forEach(problem -> LOG.error("configuration: {}", problem));
      return StageMain.BAD_CONFIGURATION;
    } catch (Exception e) {
      LOG.error("operator failed, because of", e);
      LOG.error("operator failed: {}", sentence(e));
      return StageMain.FAILED;
    }
  }

  /** The API server's own words where it was that which failed. */
  private static String sentence(Exception failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof KubernetesClientException answer) {
        return ApiFailure.sentence(answer);
      }
      cause = cause.getCause();
    }
    return failure.toString();
  }

  /** At once: whatever is still under way here, another operator may be doing already. */
  private static void giveWay() {
    Runtime.getRuntime().halt(StageMain.FAILED);
  }

  private static KubernetesClient client() {
    Config config =
        new ConfigBuilder(Config.autoConfigure(null)).withUserAgent(ObjectLabels.OPERATOR).build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static void beat(MillraceOperator operator, Health health, CountDownLatch stop)
      throws InterruptedException {
    InformerWatch informers = new InformerWatch();
    do {
      boolean inStep = operator.isHealthy();
      String outOfStep =
          "out of step with the API server, which may be away or refuse to list and watch: "
              + operator.outOfStep();
      if (informers.isLost(inStep, Instant.now())) {
        LOG.error("{}; a new process has to begin anew", outOfStep);
        health.failed(outOfStep);
      } else if (!inStep) {
        health.waiting(outOfStep);
      } else if (operator.refusal().isPresent()) {
        health.waiting(operator.refusal().get());
      } else {
        health.running();
      }
    } while (!stop.await(BEAT_SECONDS, TimeUnit.SECONDS));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return ObjectLabels.OPERATOR;
    }
  }

  private static void end(CountDownLatch stop, CountDownLatch over, AtomicInteger code) {
    stop.countDown();
    try {
      if (!over.await(StageMain.GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("the operator did not stop within {} s", StageMain.GRACE.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code.get());
  }
}
