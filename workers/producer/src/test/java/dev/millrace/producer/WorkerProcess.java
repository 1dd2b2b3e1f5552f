package dev.millrace.producer;

import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.env.Env;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A producer in a process of its own, which can be killed without warning. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private WorkerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts one whose log is kept in the folder. */
  static WorkerProcess start(ProducerConfig config, Path folder) throws IOException {
    Path log = Files.createTempFile(folder, config.run() + "-" + config.instance(), ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Where numbers have digits of their own, and far away.
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Pacific/Kiritimati",
            "-cp",
            System.getProperty("java.class.path"),
            ProducerMain.class.getName());
    builder.environment().putAll(Env.write(config));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new WorkerProcess(builder.start(), log);
  }

  /** SIGKILL: nothing is finished, nothing is said. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new AssertionError("still running 120 s after SIGTERM, see " + log);
    }
    return process.exitValue();
  }

  boolean alive() {
    return process.isAlive();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
