package dev.millrace.connector.bigquery;

import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.connector.bigquery.stream.StreamingWarehouse;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.config.SinkConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/** The two ways into a BigQuery table. */
public final class BigQueryWarehouses {
  private BigQueryWarehouses() {}

  /**
   * The warehouse that a configuration asks for, not open yet. Batches are staged in the JVM's
   * folder for temporary files, which needs room for two of them, packed.
   */
  public static Warehouse of(BigQueryConfig table, SinkConfig config, Origin origin) {
    LoadSettings settings = table.emulated() ? LoadSettings.EMULATOR : LoadSettings.USUAL;
    Clock clock = Clock.systemUTC();
    if (table.writeMethod() == WriteMethod.Streaming) {
      return new StreamingWarehouse(
          table, config.columns(), origin, settings.pollIntervals(), clock);
    }
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve(String.format(Locale.ROOT, "millrace-%s-%s", config.run(), config.instance()));
    return new LoadJobWarehouse(table, config.columns(), origin, folder, settings, clock);
  }
}
