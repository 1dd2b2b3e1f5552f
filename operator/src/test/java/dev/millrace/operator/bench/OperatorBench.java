package dev.millrace.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.Phase;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.apiserver.ApiServer;
import dev.millrace.crds.apiserver.ApiServerBinaries;
import dev.millrace.operator.fixture.TestCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many runs at once on a real API server and a real Kafka: how soon each has its Deployments, and
 * what the operator does and needs once all run and nothing moves. {@code -Druns=200}, {@code
 * -Dminutes=5}.
 */
class OperatorBench {
  private static final int RUNS = Integer.getInteger("runs", 200);
  private static final int MINUTES = Integer.getInteger("minutes", 5);
  private static final long BEGIN_LIMIT_SECONDS = 1_200;
  private static final long SETTLE_SECONDS = 30;

  @Test
  void manyRuns(@TempDir Path folder) throws Exception {
    try (ApiServer server = ApiServer.start(ApiServerBinaries.find().orElseThrow());
        KubernetesClient client = server.client();
        TestCluster cluster = TestCluster.withoutStrimzi(client, "bench", folder.resolve("kafka"));
        Stopwatch watch = new Stopwatch(client);
        OperatorProcess operator = OperatorProcess.start(cluster.operatorConfig(server), folder)) {
      await(
          "the operator",
          () -> ApiRequests.soFar(client).counts().containsKey("LIST pipelineruns"));
      say("operator started: %d MiB", operator.residentMiB());

      ApiRequests before = ApiRequests.soFar(client);
      for (int i = 0; i < RUNS; i++) {
        watch.begin("r" + i);
        cluster.create(run("r" + i, cluster.bootstrapServers()));
      }
      await("all Deployments", () -> watch.done() == RUNS);
      say("%d runs, from apply to all three Deployments: %s", RUNS, watch.summary());
      await("all runs", () -> running(client) == RUNS);
      Thread.sleep(SETTLE_SECONDS * 1000);
      ApiRequests begun = ApiRequests.soFar(client).since(before);
      say("to begin: %d writes: %s", begun.writes(), begun.counts());
      say("memory: %d MiB, at most %d MiB", operator.residentMiB(), operator.peakMiB());

      ApiRequests rest = ApiRequests.soFar(client);
      double cpu = operator.cpuSeconds();
      for (int i = 0; i < MINUTES; i++) {
        Thread.sleep(60_000);
        assertThat(operator.isAlive()).isTrue();
        say("minute %d: %d MiB", i + 1, operator.residentMiB());
      }
      ApiRequests atRest = ApiRequests.soFar(client).since(rest);
      say(
          "at rest for %d minutes: %d writes, %s; %.1f s of processor a minute, at most %d MiB",
          MINUTES,
          atRest.writes(),
          atRest.counts(),
          (operator.cpuSeconds() - cpu) / MINUTES,
          operator.peakMiB());
    }
  }

  private static long running(KubernetesClient client) {
    return client.resources(PipelineRun.class).inNamespace("bench").list().getItems().stream()
        .filter(run -> run.getStatus() != null && run.getStatus().phase() == Phase.Running)
        .count();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(String what, Condition condition) throws InterruptedException {
    long end = System.nanoTime() + BEGIN_LIMIT_SECONDS * 1_000_000_000L;
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + BEGIN_LIMIT_SECONDS + " s for " + what);
      }
      Thread.sleep(1_000);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println("BENCH " + String.format(Locale.ROOT, format, values));
  }

  private static String run(String name, String bootstrapServers) {
    return String.format(
        Locale.ROOT,
        """
        apiVersion: millrace.dev/v1alpha1
        kind: PipelineRun
        metadata: {name: %s}
        spec:
          source: {tweets: {seed: 42, users: 4}, messages: 1000}
          kafka: {bootstrapServers: "%s"}
          topics: {raw: {partitions: 1}, processed: {partitions: 1}}
          sink: {files: {path: out}}
        """,
        name,
        bootstrapServers);
  }

  /** When each run was asked for, and when it had its Deployments. */
  private static final class Stopwatch implements ResourceEventHandler<Deployment>, AutoCloseable {
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, Integer> made = new ConcurrentHashMap<>();
    private final Map<String, Double> seconds = new ConcurrentHashMap<>();
    private final SharedIndexInformer<Deployment> informer;

    private Stopwatch(KubernetesClient client) {
      informer = client.apps().deployments().inNamespace("bench").inform(this);
    }

    void begin(String run) {
      begun.put(run, System.nanoTime());
    }

    int done() {
      return seconds.size();
    }

    String summary() {
      List<Double> sorted = seconds.values().stream().sorted().toList();
      return String.format(
          Locale.ROOT,
          "median %.1f s, 95%% %.1f s, last %.1f s",
          sorted.get(sorted.size() / 2),
          sorted.get(sorted.size() * 95 / 100),
          sorted.get(sorted.size() - 1));
    }

    @Override
    public void onAdd(Deployment deployment) {
      String run = deployment.getMetadata().getName().split("-")[0];
      if (made.merge(run, 1, Integer::sum) == 3) {
        seconds.put(run, (System.nanoTime() - begun.get(run)) / 1e9);
      }
    }

    @Override
    public void onUpdate(Deployment before, Deployment now) {}

    @Override
    public void onDelete(Deployment last, boolean unknown) {}

    @Override
    public void close() {
      informer.stop();
    }
  }
}
