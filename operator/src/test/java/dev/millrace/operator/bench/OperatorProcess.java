package dev.millrace.operator.bench;

import dev.millrace.operator.OperatorMain;
import dev.millrace.operator.chart.Chart;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The operator as a process of its own, with the memory that the chart gives its container. */
final class OperatorProcess implements AutoCloseable {
  /**
   * As the image has them: 60% of 256 MiB, the collector that the JVM takes in so small a
   * container, and the flags of operator/pom.xml.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx153m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:MaxNewSize=16m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:TieredStopAtLevel=1");

  private static final double TICKS_PER_SECOND = 100;

  private final Process process;

  private OperatorProcess(Process process) {
    this.process = process;
  }

  /** Starts it; its log goes to a file in the folder. */
  static OperatorProcess start(Config server, Path folder) throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        String.format(
            Locale.ROOT,
            """
            apiVersion: v1
            kind: Config
            clusters:
            - {name: bench, cluster: {server: "%s", certificate-authority: "%s"}}
            users:
            - {name: bench, user: {token: "%s"}}
            contexts:
            - {name: bench, context: {cluster: bench, user: bench}}
            current-context: bench
            """,
            server.getMasterUrl(),
            server.getCaCertFile(),
            server.getOauthToken()));
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(OPTIONS);
    builder.command().addAll(List.of("-cp", classPath(), OperatorMain.class.getName()));
    builder
        .environment()
        .putAll(
            Map.of(
                "KUBECONFIG",
                kubeconfig.toString(),
                "MILLRACE_NAMESPACE",
                Chart.NAMESPACE,
                "MILLRACE_IMAGES_PRODUCER",
                "producer:1",
                "MILLRACE_IMAGES_ENRICHER",
                "enricher:1",
                "MILLRACE_IMAGES_SINK",
                "sink:1",
                "MILLRACE_LEADER_ELECTION",
                "true",
                "MILLRACE_LEADER_LEASE_NAME",
                Chart.OPERATOR,
                "MILLRACE_PORT",
                "0",
                "MALLOC_ARENA_MAX",
                "2"));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("operator.log").toFile());
    return new OperatorProcess(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Resident memory now, in MiB. */
  long residentMiB() throws IOException {
    return status("VmRSS:") / 1024;
  }

  /** The most it ever was, in MiB. */
  long peakMiB() throws IOException {
    return status("VmHWM:") / 1024;
  }

  /** Processor time so far, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Without what only tests have. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes") && !entry.contains("vertx"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
