package dev.millrace.crds.plan;

import dev.millrace.connector.api.TableOutline;
import dev.millrace.connector.api.WarehouseConnector;
import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.crds.api.SinkSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A warehouse that a run asks for.
 *
 * @param connector its kind
 * @param spec what the run says of it
 */
record ChosenWarehouse<S extends Record, C extends Record & WarehouseConfig>(
    WarehouseConnector<S, C> connector, S spec) {

  /** Those of a spec; exactly one unless the spec is wrong. */
  static List<ChosenWarehouse<?, ?>> in(SinkSpec sink, PlanInputs inputs) {
    return inputs.connectors().warehouses().stream()
        .<ChosenWarehouse<?, ?>>flatMap(connector -> in(sink, connector))
        .toList();
  }

  private static <S extends Record, C extends Record & WarehouseConfig>
      Stream<ChosenWarehouse<S, C>> in(SinkSpec sink, WarehouseConnector<S, C> connector) {
    return SpecField.in(sink, connector.specType()).stream()
        .map(spec -> new ChosenWarehouse<>(connector, spec));
  }

  void check(Optional<TableOutline> table, Problems problems) {
    connector.check(spec, table, problems);
  }

  WarehouseConfig config(SourceConfig source, PlanInputs inputs) {
    return connector.config(spec, source, inputs);
  }

  /** The Secrets it needs; none in a local run. */
  List<SecretMount> mounts(PlanInputs inputs) {
    return inputs.isLocal() ? List.of() : connector.mounts(spec);
  }

  /** Paths of fields that mean nothing in a local run. */
  List<String> clusterOnly() {
    return connector.clusterOnly(spec).stream()
        .map(name -> "spec.sink." + connector.field() + "." + name)
        .toList();
  }
}
