package dev.millrace.local.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process with this test's class path that can be killed and started again. */
final class ChildProcess implements AutoCloseable {
  private final String name;
  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment;
  private final Path log;
  private Process process;

  ChildProcess(
      String name,
      Class<?> main,
      List<String> arguments,
      Map<String, String> environment,
      Path folder) {
    this.name = name;
    this.environment = environment;
    this.log = folder.resolve(name + ".log");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // Where numbers have digits of their own, and far away.
    command.addAll(
        List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Pacific/Kiritimati"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
  }

  String name() {
    return name;
  }

  void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process = builder.start();
  }

  /** {@code kill -9}, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; the exit code it leaves with within 120 s. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException(name + " did not stop within 120 s");
    }
    return process.exitValue();
  }

  /** Fails with the process's own words when it ended by itself. */
  void expectAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          name + " ended by itself with " + process.exitValue() + ":\n" + tail());
    }
  }

  String tail() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
