package dev.millrace.connector.bigquery.suite;

import dev.millrace.connector.bigquery.Target;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * goccy's bigquery-emulator: one that runs where {@code BIGQUERY_EMULATOR_HOST} says, with the
 * project and the dataset of {@link Target}, or a process of our own.
 */
final class Emulator implements AutoCloseable {
  private static final String BINARY = "bigquery-emulator";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String endpoint;
  private final Process process;

  private Emulator(String endpoint, Process process) {
    this.endpoint = endpoint;
    this.process = process;
  }

  static Optional<Emulator> find(Path log) throws IOException {
    String host = System.getenv("BIGQUERY_EMULATOR_HOST");
    if (host != null && !host.isBlank()) {
      return Optional.of(new Emulator(host.contains("://") ? host : "http://" + host, null));
    }
    Optional<Path> binary =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, BINARY))
            .filter(Files::isExecutable)
            .findFirst();
    return binary.isEmpty() ? Optional.empty() : Optional.of(start(binary.get(), log));
  }

  String endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }

  private static Emulator start(Path binary, Path log) throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                binary.toString(),
                "--project=" + Target.PROJECT,
                "--dataset=" + Target.DATASET,
                "--host=127.0.0.1",
                "--port=" + port,
                "--grpc-port=" + freePort())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Awaitility.await("the emulator to listen").atMost(LIMIT).until(() -> listens(port));
    return new Emulator("http://127.0.0.1:" + port, process);
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
