package dev.millrace.connector.api;

import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.spec.Placement;
import dev.millrace.connector.spec.SecretMount;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import java.util.List;
import java.util.Optional;

/**
 * A kind of warehouse.
 *
 * @param <S> its part of the spec
 * @param <C> its configuration
 */
public interface WarehouseConnector<S extends Record, C extends Record & WarehouseConfig>
    extends Connector<S, C> {

  /** Why there may be one replica only; empty when any number can write. */
  default Optional<String> oneReplica() {
    return Optional.empty();
  }

  /**
   * Notes what is wrong with a spec beside what its schema says.
   *
   * @param table that is asked for; empty where the source is not right, which is said of it
   */
  void check(S spec, Optional<TableOutline> table, Problems problems);

  /** The configuration that a checked spec asks for. */
  C config(S spec, SourceConfig source, Placement placement);

  /** Secrets that a pod needs to write to it. */
  default List<SecretMount> mounts(S spec) {
    return List.of();
  }

  /** Names of fields that are set and mean nothing in a local run. */
  default List<String> clusterOnly(S spec) {
    return List.of();
  }

  /** The warehouse of a sink, not open yet. */
  Warehouse warehouse(C config, SinkConfig sink, Origin origin);

  /** The warehouse of a run as {@code verify} and the report see it. */
  RunWarehouse reader(C config, ReaderScope scope);
}
