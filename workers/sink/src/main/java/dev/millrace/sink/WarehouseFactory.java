package dev.millrace.sink;

import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.config.SinkConfig;

/** Makes the warehouse of a sink. */
public interface WarehouseFactory {
  /** A warehouse that is not open yet. */
  Warehouse create(SinkConfig config, Origin origin);
}
