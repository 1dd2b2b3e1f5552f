package dev.millrace.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A single Kafka broker with its controller in this process, on the loopback address. Its data
 * survives the process, however it ends: the page cache is the operating system's.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int PORT_ATTEMPTS = 5;
  private static final Set<String> ADDED_TO = Set.of("listeners", "listener.security.protocol.map");

  /** Always the same, so that a folder can be started on again. */
  private static final String CLUSTER_ID = new Uuid(0x6d696c6c72616365L, 1).toString();

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a broker on any free port with its data in the folder, which is made when absent. */
  public static EmbeddedKafka start(Path folder) {
    // Between finding a free port and listening on it, another process may take it.
    for (int attempt = 1; ; attempt++) {
      try {
        return start(folder, freePort());
      } catch (RuntimeException e) {
        if (attempt == PORT_ATTEMPTS || !isPortTaken(e)) {
          throw e;
        }
      }
    }
  }

  /** Starts a broker on the port with its data in the folder, which is made when absent. */
  public static EmbeddedKafka start(Path folder, int port) {
    return start(folder, port, Map.of());
  }

  /**
   * The same with further settings, which win; what they say about {@code listeners} and {@code
   * listener.security.protocol.map} is added to what there is. {@link Locale#ROOT} becomes the
   * default of this process.
   */
  public static EmbeddedKafka start(Path folder, int port, Map<String, String> more) {
    // The broker writes the digits of its files' names as the process's locale has them, and does
    // not see files whose names have other digits: to it such a folder is empty.
    Locale.setDefault(Locale.ROOT);
    Path logs = folder.resolve("log").toAbsolutePath();
    format(logs);
    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(with(more, settings(logs, port, freePort())), false),
            Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      // What did start would keep the process alive and the folder locked.
      server.shutdown();
      server.awaitShutdown();
      throw e;
    }
    return new EmbeddedKafka(server, port);
  }

  /** {@code host:port} of the broker. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** Stops the broker; takes about 0.3 s. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path logs) {
    String folder = logs.toString();
    try {
      Files.createDirectories(logs);
      new Formatter()
          .setNodeId(1)
          .setClusterId(CLUSTER_ID)
          .setDirectories(List.of(folder))
          .setMetadataLogDirectory(folder)
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot prepare " + folder + " for Kafka", e);
    }
  }

  private static Properties settings(Path logs, int port, int controllerPort) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    p.setProperty(
        "listeners",
        String.format(
            Locale.ROOT, "PLAINTEXT://%s:%d,CONTROLLER://%s:%d", HOST, port, HOST, controllerPort));
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("log.dirs", logs.toString());
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("offsets.topic.num.partitions", "4");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("transaction.state.log.num.partitions", "4");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    // One user and one machine: small threads and buffers, and a dead worker's transaction is ended
    // a second after its time-out instead of ten.
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
    // After kill -9 the broker's former self must be forgotten before it may register again.
    p.setProperty("broker.session.timeout.ms", "3000");
    p.setProperty("broker.heartbeat.interval.ms", "500");
    p.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    return p;
  }

  private static Properties with(Map<String, String> more, Properties settings) {
    more.forEach(
        (name, value) ->
            settings.merge(
                name,
                value,
                (own, theirs) -> ADDED_TO.contains(name) ? own + "," + theirs : theirs));
    return settings;
  }

  private static boolean isPortTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + HOST, e);
    }
  }
}
