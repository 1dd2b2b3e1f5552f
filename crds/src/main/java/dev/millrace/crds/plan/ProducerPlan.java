package dev.millrace.crds.plan;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.PodSettings;
import java.util.Objects;
import java.util.Optional;

/**
 * The stage that makes events.
 *
 * @param names of the run
 * @param replicas instances, at least 1
 * @param pod what its pods are like
 * @param source what to produce
 * @param lanes number of partitions of the lanes topic, at least 1
 * @param messages for the whole run
 * @param ratePerSecond for the whole run
 * @param onDataLoss what to do when messages are gone that were not taken in yet
 * @param port HTTP port; 0 for any free one
 */
public record ProducerPlan(
    RunNames names,
    int replicas,
    PodSettings pod,
    SourceConfig source,
    int lanes,
    Optional<Long> messages,
    Optional<Long> ratePerSecond,
    OnDataLoss onDataLoss,
    int port)
    implements StagePlan {

  static ProducerPlan of(
      RunNames names, PipelineRunSpec spec, ChosenSource<?, ?> chosen, PlanInputs inputs) {
    SourceConfig source = chosen.config(inputs);
    Optional<Long> messages = Optional.ofNullable(spec.source().messages());
    return new ProducerPlan(
        names,
        spec.producer().replicas(),
        Objects.requireNonNullElse(spec.producer().pod(), PodSettings.NONE),
        source,
        source.lanes(messages),
        messages,
        Optional.ofNullable(spec.source().ratePerSecond()),
        spec.onDataLoss(),
        inputs.port());
  }

  @Override
  public Stage stage() {
    return Stage.PRODUCER;
  }

  @Override
  public ProducerConfig config(KafkaConnection kafka, String instance) {
    return new ProducerConfig(
        names.run(), instance, kafka, source, lanes, messages, ratePerSecond, onDataLoss, port);
  }

  /** Whether the source comes to an end. */
  public boolean finite() {
    return source.isFinite(messages);
  }
}
