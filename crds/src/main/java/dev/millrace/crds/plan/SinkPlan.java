package dev.millrace.crds.plan;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.PodSettings;
import dev.millrace.crds.api.SinkSpec;
import java.util.List;
import java.util.Objects;

/**
 * The stage that writes to the warehouse.
 *
 * @param names of the run
 * @param replicas instances, at least 1
 * @param pod what its pods are like
 * @param warehouse where to write
 * @param columns the table's columns, in order
 * @param batch when to write
 * @param mounts Secrets the warehouse needs
 * @param onDataLoss what to do when messages are gone that were not taken in yet
 * @param port HTTP port; 0 for any free one
 */
public record SinkPlan(
    RunNames names,
    int replicas,
    PodSettings pod,
    WarehouseConfig warehouse,
    List<Column> columns,
    BatchLimits batch,
    List<SecretMount> mounts,
    OnDataLoss onDataLoss,
    int port)
    implements StagePlan {

  static SinkPlan of(
      RunNames names,
      PipelineRunSpec spec,
      SourceConfig source,
      EnricherPlan enricher,
      PlanInputs inputs) {
    SinkSpec sink = spec.sink();
    ChosenWarehouse<?, ?> chosen = ChosenWarehouse.in(sink, inputs).get(0);
    WarehouseConfig warehouse = chosen.config(source, inputs);
    return new SinkPlan(
        names,
        sink.replicas(),
        Objects.requireNonNullElse(sink.pod(), PodSettings.NONE),
        warehouse,
        EventColumns.table(source.columns(), enricher.enrichments(), enricher.prefix()),
        BatchPlan.of(sink.batch(), warehouse, sink.replicas()),
        chosen.mounts(inputs),
        spec.onDataLoss(),
        inputs.port());
  }

  @Override
  public Stage stage() {
    return Stage.SINK;
  }

  @Override
  public SinkConfig config(KafkaConnection kafka, String instance) {
    return new SinkConfig(
        names.run(), instance, kafka, warehouse, columns, batch, onDataLoss, port);
  }
}
