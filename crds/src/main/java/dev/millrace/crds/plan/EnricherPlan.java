package dev.millrace.crds.plan;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.EnricherConfig;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.EnricherSpec;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.PodSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stage that adds to events.
 *
 * @param names of the run
 * @param replicas instances, at least 1
 * @param pod what its pods are like
 * @param threads consumers in each instance
 * @param enrichments what to add
 * @param prefix what the names of the fields they add begin with, may be empty
 * @param columns fields of the source whose types are checked
 * @param onDataLoss what to do when messages are gone that were not taken in yet
 * @param port HTTP port; 0 for any free one
 */
public record EnricherPlan(
    RunNames names,
    int replicas,
    PodSettings pod,
    int threads,
    List<Enrichment> enrichments,
    String prefix,
    List<Column> columns,
    OnDataLoss onDataLoss,
    int port)
    implements StagePlan {

  static EnricherPlan of(
      RunNames names,
      PipelineRunSpec spec,
      ChosenSource<?, ?> chosen,
      SourceConfig source,
      PlanInputs inputs) {
    EnricherSpec enricher = spec.enricher();
    return new EnricherPlan(
        names,
        enricher.replicas(),
        Objects.requireNonNullElse(enricher.pod(), PodSettings.NONE),
        enricher.threads(),
        enrichments(spec),
        prefix(spec, chosen.enrichmentPrefix()),
        source.columns(),
        spec.onDataLoss(),
        inputs.port());
  }

  /** The enrichments in the order they are written; those of a spec with faults that are known. */
  static List<Enrichment> enrichments(PipelineRunSpec spec) {
    return Stream.ofNullable(spec.enricher())
        .flatMap(enricher -> Stream.ofNullable(enricher.enrichments()))
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  /**
   * What the names of enrichments' fields begin with.
   *
   * @param usual where the run does not say otherwise
   */
  static String prefix(PipelineRunSpec spec, String usual) {
    return Optional.ofNullable(spec.enricher()).map(EnricherSpec::prefix).orElse(usual);
  }

  @Override
  public Stage stage() {
    return Stage.ENRICHER;
  }

  @Override
  public EnricherConfig config(KafkaConnection kafka, String instance) {
    return new EnricherConfig(
        names.run(), instance, kafka, threads, enrichments, prefix, columns, onDataLoss, port);
  }
}
