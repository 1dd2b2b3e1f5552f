package dev.millrace.local.run;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.engine.RunKafka;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.folder.RunLock;
import dev.millrace.local.folder.RunRecord;
import dev.millrace.local.input.RunIdentity;
import dev.millrace.local.input.RunInput;
import dev.millrace.local.log.RunLog;
import dev.millrace.local.output.RunOutput;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.progress.ProgressReader;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.run.StopSignal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A run that has been here before, opened to be looked at while no worker is at work. */
public final class OpenRun implements AutoCloseable {
  private final RunInput input;
  private final RunLock lock;
  private final RunLog log;
  private final RunKafka kafka;
  private final KafkaClients clients;
  private final Admin admin;

  private OpenRun(RunInput input, RunLock lock, RunLog log, RunKafka kafka) {
    this.input = input;
    this.lock = lock;
    this.log = log;
    this.kafka = kafka;
    this.clients = new KafkaClients(kafka.connection(), input.name() + "-millrace");
    this.admin = clients.admin();
  }

  /**
   * Opens a run.
   *
   * @throws InvalidInputException when there is none, it is another one, or it is at work
   * @throws RunFailedException when its Kafka cannot be used
   */
  public static OpenRun open(RunInput input, Path dataDirectory, RunOutput output)
      throws InterruptedException {
    RunFolder folder = RunFolder.of(dataDirectory, input.name());
    RunRecord record =
        RunRecord.read(folder.record())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        String.format(
                                Locale.ROOT,
                                "there is no run %s in %s; millrace run begins one, --data-dir"
                                    + " looks",
                                input.name(),
                                dataDirectory)
                            + " elsewhere"));
    record.identity().requireSame(RunIdentity.of(input.plan()), input.name());
    RunLock lock = RunLock.take(folder.lock(), input.name());
    RunLog log = RunLog.to(folder.log());
    try {
      RunKafka kafka = new KafkaStart(input.plan(), folder, output, new StopSignal()).start();
      return new OpenRun(input, lock, log, kafka);
    } catch (RuntimeException | InterruptedException e) {
      log.close();
      lock.close();
      throw e;
    }
  }

  /** What the file says. */
  public RunInput input() {
    return input;
  }

  /** Asks the run's Kafka. */
  public Admin admin() {
    return admin;
  }

  /** Makes clients of the run's Kafka. */
  public KafkaClients clients() {
    return clients;
  }

  /**
   * How far the run is.
   *
   * @throws RunFailedException when Kafka does not say
   */
  public RunProgress progress() throws InterruptedException {
    return progress(admin, clients, input);
  }

  static RunProgress progress(Admin admin, KafkaClients clients, RunInput input)
      throws InterruptedException {
    try {
      return new ProgressReader(admin, clients)
          .read(input.plan().names(), input.plan().producer().lanes());
    } catch (ExecutionException e) {
      throw new RunFailedException(
          String.format(
              Locale.ROOT,
              "cannot read how far run %s is: %s",
              input.name(),
              KafkaFailures.sentence(e)),
          e);
    }
  }

  @Override
  public void close() {
    admin.close();
    kafka.close();
    log.close();
    lock.close();
  }
}
