package dev.millrace.sink;

import dev.millrace.contract.config.SinkConfig;
import dev.millrace.sink.warehouse.Origin;
import dev.millrace.sink.warehouse.Warehouse;

/** Makes the warehouse of a sink. */
public interface WarehouseFactory {
  /** A warehouse that is not open yet. */
  Warehouse create(SinkConfig config, Origin origin);
}
