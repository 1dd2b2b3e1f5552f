package dev.millrace.runtime.stage;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.StageConfig;
import dev.millrace.contract.names.RunNames;
import dev.millrace.runtime.kafka.KafkaClients;
import dev.millrace.runtime.kafka.RetryingCall;
import dev.millrace.runtime.kafka.TransactionalSender;
import dev.millrace.runtime.positions.DurablePositionsWriter;
import dev.millrace.runtime.positions.lookup.KnownPositions;
import dev.millrace.runtime.positions.lookup.LogPositions;
import dev.millrace.runtime.run.Health;
import dev.millrace.runtime.run.StageMetrics;
import dev.millrace.runtime.run.StopSignal;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * What a worker is given beside its own configuration.
 *
 * @param stage which stage it is
 * @param names names derived from the run
 * @param instance unique among the instances of this stage alive
 * @param kafka makes its Kafka clients
 * @param onDataLoss what to do when messages are gone that were not taken in yet
 * @param metrics counts what it does
 * @param health says how it is
 */
public record StageContext(
    Stage stage,
    RunNames names,
    String instance,
    KafkaClients kafka,
    OnDataLoss onDataLoss,
    StageMetrics metrics,
    Health health) {

  /** A context whose meters go to the registry. */
  public static StageContext of(Stage stage, StageConfig config, MeterRegistry registry) {
    return new StageContext(
        stage,
        new RunNames(config.run()),
        config.instance(),
        new KafkaClients(config.kafka(), config.run() + "-" + stage.id() + "-" + config.instance()),
        config.onDataLoss(),
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
        id,
        () -> kafka.transactionalProducer(id),
        Optional.of(DurablePositionsWriter.of(names, stage)),
        new RetryingCall(stop, health, metrics));
  }

  /** Where Kafka says this stage is, without a look at the log. */
  public KnownPositions knownPositions() {
    return new KnownPositions(kafka, names, stage);
  }

  /** Where this stage goes on, compared with the log. */
  public LogPositions logPositions() {
    return new LogPositions(kafka, knownPositions(), onDataLoss);
  }
}
