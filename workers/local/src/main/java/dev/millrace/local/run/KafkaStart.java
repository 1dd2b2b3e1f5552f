package dev.millrace.local.run;

import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.engine.KafkaWait;
import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.engine.RunKafka;
import dev.millrace.local.folder.RunFolder;
import dev.millrace.local.output.RunOutput;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.KafkaFailures;
import dev.millrace.runtime.run.StopSignal;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.clients.admin.Admin;

/** Brings up the Kafka of a run: its own in this process, or the one that the file names. */
final class KafkaStart {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PipelinePlan plan;
  private final RunFolder folder;
  private final RunOutput output;
  private final StopSignal stop;

  KafkaStart(PipelinePlan plan, RunFolder folder, RunOutput output, StopSignal stop) {
    this.plan = plan;
    this.folder = folder;
    this.output = output;
    this.stop = stop;
  }

  /**
   * A Kafka that answers, unless the user asked to stop.
   *
   * @throws RunFailedException when it does not
   */
  RunKafka start() throws InterruptedException {
    return plan.kafka().bootstrapServers().isPresent() ? existing() : embedded();
  }

  private RunKafka embedded() {
    output.say("starting Kafka in " + folder.kafka());
    try {
      return RunKafka.embedded(folder.kafka(), plan.kafka().config());
    } catch (RuntimeException e) {
      throw new RunFailedException(
          String.format(
              Locale.ROOT,
              "cannot start Kafka in %s: %s; see %s",
              folder.kafka(),
              KafkaFailures.sentence(e),
              folder.log()),
          e);
    }
  }

  private RunKafka existing() throws InterruptedException {
    RunKafka kafka = RunKafka.existing(plan.kafka().connection());
    String address = kafka.connection().bootstrapServers();
    KafkaClients clients = new KafkaClients(kafka.connection(), plan.names().run() + "-millrace");
    try (Admin admin = clients.admin()) {
      KafkaWait.forAnswer(admin, address, LIMIT, stop::requested, output::say);
    }
    return kafka;
  }
}
