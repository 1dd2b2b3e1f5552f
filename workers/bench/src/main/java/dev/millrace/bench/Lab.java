package dev.millrace.bench;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.run.StopSignal;
import dev.millrace.runtime.stage.StageWorker;
import dev.millrace.runtime.topics.TopicProvisioner;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A broker in a process of its own, topics on it, and a stop watch. */
final class Lab implements AutoCloseable {
  static final int PARTITIONS = 5;
  static final int LANES = 24;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final Process broker;
  private final KafkaConnection connection;
  private final Admin admin;

  private Lab(Path folder, Process broker, KafkaConnection connection) {
    this.folder = folder;
    this.broker = broker;
    this.connection = connection;
    this.admin = new KafkaClients(connection, "bench").admin();
  }

  static Lab open() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("millrace-bench");
    int port = freePort();
    Process broker =
        start(folder.resolve("broker.log"), BrokerMain.class, folder.toString(), "" + port);
    Lab lab = new Lab(folder, broker, new KafkaConnection("127.0.0.1:" + port, Map.of()));
    try {
      lab.awaitBroker();
      return lab;
    } catch (RuntimeException | InterruptedException e) {
      lab.close();
      throw e;
    }
  }

  /** A machine with much else to do takes its time. */
  private void awaitBroker() throws InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        admin.describeCluster().nodes().get();
        return;
      } catch (ExecutionException e) {
        if (System.nanoTime() > deadline || !broker.isAlive()) {
          throw new IllegalStateException("the broker does not answer, see " + folder, e);
        }
      }
    }
  }

  /** Starts a main class in a process of its own. */
  static Process start(Path log, Class<?> main, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx1g");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(main.getName());
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  Path folder() {
    return folder;
  }

  KafkaConnection connection() {
    return connection;
  }

  KafkaClients clients(String id) {
    return new KafkaClients(connection, id);
  }

  /** Makes the topics of a run anew. */
  void topics(RunNames names) throws ExecutionException, InterruptedException, TimeoutException {
    new TopicProvisioner(admin, Duration.ofSeconds(60))
        .ensure(
            List.of(
                topic(names.rawTopic(), PARTITIONS),
                topic(names.processedTopic(), PARTITIONS),
                topic(names.deadLetterTopic(), 1),
                topic(names.lanesTopic(), LANES),
                PositionsTopic.of(names, (short) 1)));
  }

  /** Deletes the topics of a run, so that the disk does not fill. */
  void drop(RunNames names) throws ExecutionException, InterruptedException, TimeoutException {
    new TopicProvisioner(admin, Duration.ofSeconds(60))
        .delete(
            List.of(
                names.rawTopic(),
                names.processedTopic(),
                names.deadLetterTopic(),
                names.lanesTopic(),
                names.positionsTopic()));
  }

  /**
   * Forgets how far the run's stages and the groups are, and makes the topic they write to anew.
   * The positions are kept in a topic too, and with one of its two places alone a stage goes on.
   */
  void rewind(RunNames names, String output, List<String> groups)
      throws ExecutionException, InterruptedException, TimeoutException {
    TopicProvisioner topics = new TopicProvisioner(admin, Duration.ofSeconds(60));
    topics.delete(List.of(output, names.positionsTopic()));
    for (String group : groups) {
      try {
        admin.deleteConsumerGroups(List.of(group)).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
    topics.ensure(List.of(topic(output, PARTITIONS), PositionsTopic.of(names, (short) 1)));
  }

  /**
   * Runs a stage until it has taken in so many messages, as committed in Kafka; the clock runs from
   * the first commit seen, so that joining the group does not count.
   */
  Measure stage(RunNames names, Stage stage, StageWorker worker, long messages) throws Exception {
    StopSignal stop = new StopSignal();
    ProgressReader progress = new ProgressReader(admin);
    CompletableFuture<Void> work = CompletableFuture.runAsync(() -> worker.run(stop));
    long firstTotal = 0;
    long firstNanos = 0;
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      long total = progress.read(names, LANES).totals(stage).in();
      long now = System.nanoTime();
      if (firstTotal == 0 && total > 0) {
        firstTotal = total;
        firstNanos = now;
      }
      if (total >= messages) {
        stop.request();
        work.get(60, TimeUnit.SECONDS);
        return new Measure(total - firstTotal, now - firstNanos);
      }
      if (work.isDone() || now > deadline) {
        work.getNow(null);
        throw new IllegalStateException(stage + " ended or hung at " + total + " of " + messages);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws IOException {
    admin.close();
    broker.destroyForcibly();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static TopicSpec topic(String name, int partitions) {
    return new TopicSpec(name, partitions, partitions, (short) 1, Map.of());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
