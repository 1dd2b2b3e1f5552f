package dev.millrace.contract.config;

import dev.millrace.contract.env.WhenAbsent;
import dev.millrace.contract.event.Column;
import java.util.List;

/**
 * Everything a sink needs to know.
 *
 * @param run name of the run
 * @param instance unique among the run's sinks alive: the pod's name in a cluster
 * @param kafka how to reach Kafka
 * @param warehouse where to write
 * @param columns the table's columns, in order
 * @param batch when to write
 * @param onDataLoss what to do when messages are gone that were not taken in yet
 * @param port HTTP port for probes and metrics; 0 for any free one
 */
public record SinkConfig(
    String run,
    String instance,
    KafkaConnection kafka,
    WarehouseConfig warehouse,
    List<Column> columns,
    BatchLimits batch,
    @WhenAbsent("Fail") OnDataLoss onDataLoss,
    int port)
    implements StageConfig {
  /** Takes a copy of the columns. */
  public SinkConfig {
    columns = List.copyOf(columns);
  }
}
