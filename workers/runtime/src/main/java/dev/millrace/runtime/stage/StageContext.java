package dev.millrace.runtime.stage;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.StageConfig;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.Patience;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What a worker is given beside its own configuration.
 *
 * @param stage which stage it is
 * @param names names derived from the run
 * @param instance unique among the instances of this stage alive
 * @param kafka makes its Kafka clients
 * @param metrics counts what it does
 * @param health says how it is
 */
public record StageContext(
    Stage stage,
    RunNames names,
    String instance,
    KafkaClients kafka,
    StageMetrics metrics,
    Health health) {

  /** A context whose meters go to the registry. */
  public static StageContext of(Stage stage, StageConfig config, MeterRegistry registry) {
    return new StageContext(
        stage,
        new RunNames(config.run()),
        config.instance(),
        new KafkaClients(config.kafka(), config.run() + "-" + stage.id() + "-" + config.instance()),
        new StageMetrics(registry, config.run(), stage),
        new Health());
  }

  /** The consumer group of this stage. */
  public String group() {
    return names.group(stage);
  }

  /** A sender of one thread of this worker; its transactional id is unique to it. */
  public TransactionalSender sender(int thread, StopSignal stop) {
    String id = names.transactionalId(stage, instance, thread);
    return new TransactionalSender(
        id, () -> kafka.transactionalProducer(id), new Patience(stop, health, metrics));
  }
}
