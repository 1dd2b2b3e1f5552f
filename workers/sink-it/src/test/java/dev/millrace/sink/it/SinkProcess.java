package dev.millrace.sink.it;

import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.env.Env;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this class path in a process of its own. */
final class SinkProcess implements AutoCloseable {
  private static final int LIMIT_SECONDS = 120;

  private final Process process;

  private SinkProcess(Process process) {
    this.process = process;
  }

  /** Starts a main class configured by the environment; its output goes to the file. */
  static SinkProcess start(Path log, Class<?> main, SinkConfig config, String... arguments)
      throws IOException {
    return start(256, log, main, config, arguments);
  }

  /** Starts it with so many MiB of heap. */
  static SinkProcess start(
      int heap, Path log, Class<?> main, SinkConfig config, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Xmx" + heap + "m");
    // Where numbers have digits of their own, and far away.
    command.addAll(
        List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Pacific/Kiritimati"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (config != null) {
      builder.environment().putAll(Env.write(config));
    }
    return new SinkProcess(builder.start());
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it in its tracks, as a machine does that is suspended. */
  void freeze() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  /** SIGTERM, and its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " does not end");
    }
    return process.exitValue();
  }

  /** Waits at most so long for its end; whether it came. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
