package dev.millrace.sink.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.connector.bigquery.LoadJobWarehouse;
import dev.millrace.connector.bigquery.LoadSettings;
import dev.millrace.connector.bigquery.Target;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fake.Dataset;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Table;
import dev.millrace.connector.bigquery.load.PollIntervals;
import dev.millrace.connector.bigquery.rest.UploadSize;
import dev.millrace.connector.bigquery.stage.Packing;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.WriteLimits;
import dev.millrace.sink.WarehouseFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A table of the fake, sinks that fill it impatiently, and what is in it. */
final class BigQueryTarget {
  private static final PollIntervals SHORT =
      new PollIntervals(
          Duration.ofMillis(5),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          Duration.ofSeconds(1));
  private static final LoadSettings SETTINGS =
      new LoadSettings(SHORT, Packing.GZIP, UploadSize.USUAL, OptionalInt.empty(), true);

  private final FakeBigQuery fake;
  private final Path folder;
  private final AtomicInteger sinks = new AtomicInteger();

  BigQueryTarget(FakeBigQuery fake, Path folder) {
    this.fake = fake;
    this.folder = folder;
    fake.store().createDataset(Target.PROJECT, Target.DATASET, "EU");
  }

  BigQueryConfig config() {
    Target target = Target.at(fake.endpoint());
    return target.unpartitioned().config();
  }

  BigQueryConfig config(WriteLimits limits) {
    return Target.at(fake.endpoint()).unpartitioned().limits(limits).config();
  }

  RunningSink sink(SinkConfig config) {
    Path own = folder.resolve("stage-" + config.run() + "-" + sinks.incrementAndGet());
    return new RunningSink(config, warehouse(own));
  }

  /** Stages in this folder; packs as for BigQuery itself. */
  static WarehouseFactory warehouse(Path folder) {
    return (config, origin) ->
        new LoadJobWarehouse(
            (BigQueryConfig) config.warehouse(),
            config.columns(),
            origin,
            folder,
            SETTINGS,
            Clock.systemUTC());
  }

  long rows() {
    return table().rowCount();
  }

  long distinctIds() {
    Set<Long> ids = new HashSet<>();
    table().forEach(row -> ids.add(row.path("id").asLong()));
    return ids.size();
  }

  /** Bytes of the message values whose rows are there. */
  long valueBytes() {
    long[] bytes = {0};
    table().forEach(row -> bytes[0] += Run.event(row.path("id").asLong()).length);
    return bytes[0];
  }

  /** Another table under the name, without a row. */
  void replaceTable() {
    ObjectNode resource = table().resource();
    fake.store().clock().advance(Duration.ofSeconds(1));
    Dataset dataset = fake.store().createDataset(Target.PROJECT, Target.DATASET, "EU");
    dataset.deleteTable(Target.TABLE);
    dataset.createTable(resource);
  }

  Table table() {
    return fake.store().table(Target.PROJECT, Target.DATASET, Target.TABLE);
  }
}
