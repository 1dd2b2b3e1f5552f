package dev.millrace.crds.plan;

import dev.millrace.connector.api.SourceConnector;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.crds.api.SourceSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A source that a run asks for.
 *
 * @param connector its kind
 * @param spec what the run says of it
 */
record ChosenSource<S extends Record, C extends Record & SourceConfig>(
    SourceConnector<S, C> connector, S spec) {

  /** Those of a spec; exactly one unless the spec is wrong. */
  static List<ChosenSource<?, ?>> in(SourceSpec source, PlanInputs inputs) {
    return inputs.connectors().sources().stream()
        .<ChosenSource<?, ?>>flatMap(connector -> in(source, connector))
        .toList();
  }

  /** The one of a spec; empty where there is none, or it is not known which. */
  static Optional<ChosenSource<?, ?>> only(SourceSpec source, PlanInputs inputs) {
    List<ChosenSource<?, ?>> chosen = source == null ? List.of() : in(source, inputs);
    return chosen.size() == 1 ? Optional.of(chosen.get(0)) : Optional.empty();
  }

  private static <S extends Record, C extends Record & SourceConfig> Stream<ChosenSource<S, C>> in(
      SourceSpec source, SourceConnector<S, C> connector) {
    return SpecField.in(source, connector.specType()).stream()
        .map(spec -> new ChosenSource<>(connector, spec));
  }

  void check(Map<String, String> enriched, Problems problems) {
    connector.check(spec, enriched, problems);
  }

  SourceConfig config(PlanInputs inputs) {
    return connector.config(spec, inputs);
  }

  List<Column> columns() {
    return connector.columns(spec);
  }

  String enrichmentPrefix() {
    return connector.enrichmentPrefix();
  }

  /** Path of the field that names a column of the table, wherever it comes from. */
  String fieldOf(String column) {
    return connector.fieldOf(spec, column).orElse("spec.enricher.prefix: the column");
  }
}
