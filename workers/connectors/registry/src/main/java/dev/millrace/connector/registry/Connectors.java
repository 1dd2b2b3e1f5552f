package dev.millrace.connector.registry;

import dev.millrace.connector.api.Connector;
import dev.millrace.connector.api.MessageGenerator;
import dev.millrace.connector.api.ReaderScope;
import dev.millrace.connector.api.SourceConnector;
import dev.millrace.connector.api.WarehouseConnector;
import dev.millrace.connector.bigquery.BigQueryConnector;
import dev.millrace.connector.duckdb.DuckDbConnector;
import dev.millrace.connector.files.FilesConnector;
import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.replay.ReplayConnector;
import dev.millrace.connector.tweets.TweetsConnector;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.env.ConfigKinds;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds a connector by the configuration it made. */
public final class Connectors implements ConfigKinds {
  private final List<SourceConnector<?, ?>> sources;
  private final List<WarehouseConnector<?, ?>> warehouses;

  /** These connectors and no others. */
  public Connectors(
      List<SourceConnector<?, ?>> sources, List<WarehouseConnector<?, ?>> warehouses) {
    this.sources = List.copyOf(sources);
    this.warehouses = List.copyOf(warehouses);
  }

  /** All there are: one line each. */
  public static Connectors all() {
    return new Connectors(
        List.of(
            new TweetsConnector(), //
            new ReplayConnector()),
        List.of(
            new DuckDbConnector(), //
            new FilesConnector(),
            new BigQueryConnector()));
  }

  /** Those of sources. */
  public List<SourceConnector<?, ?>> sources() {
    return sources;
  }

  /** Those of warehouses. */
  public List<WarehouseConnector<?, ?>> warehouses() {
    return warehouses;
  }

  @Override
  public Map<String, ? extends Class<? extends Record>> records(Class<?> of) {
    Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
    List<? extends Connector<?, ?>> known = of == SourceConfig.class ? sources : warehouses;
    known.stream()
        .filter(connector -> of.isAssignableFrom(connector.configType()))
        .forEach(connector -> records.put(connector.type(), connector.configType()));
    return records;
  }

  /**
   * The source of a producer; making it may take some hundred milliseconds, so producers in one
   * process better share it.
   *
   * @throws dev.millrace.contract.InvalidInputException when the configuration contradicts itself
   * @throws dev.millrace.runtime.run.FatalStageException when the source cannot be read
   */
  public Source source(ProducerConfig producer) {
    return source(of(producer.source()), producer);
  }

  /** Makes a source's messages anew by their ids; empty where they come from elsewhere. */
  public Optional<MessageGenerator> generator(SourceConfig config, int lanes) {
    return generator(of(config), config, lanes);
  }

  /**
   * Looks at a file that a source is to read.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when it cannot be read
   */
  public void look(SourceConfig config, Path file) {
    of(config).look(file);
  }

  /** The warehouse of a sink, not open yet. */
  public Warehouse warehouse(SinkConfig sink, Origin origin) {
    return warehouse(of(sink.warehouse()), sink, origin);
  }

  /** A warehouse as {@code verify} and the report see it. */
  public RunWarehouse reader(WarehouseConfig config, ReaderScope scope) {
    return reader(of(config), config, scope);
  }

  private SourceConnector<?, ?> of(SourceConfig config) {
    return of(config, sources);
  }

  private WarehouseConnector<?, ?> of(WarehouseConfig config) {
    return of(config, warehouses);
  }

  private static <K extends Connector<?, ?>> K of(Object config, List<K> connectors) {
    return connectors.stream()
        .filter(connector -> connector.configType().isInstance(config))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no connector for " + config));
  }

  private static <C extends Record & SourceConfig> Source source(
      SourceConnector<?, C> connector, ProducerConfig producer) {
    return connector.source(connector.configType().cast(producer.source()), producer);
  }

  private static <C extends Record & SourceConfig> Optional<MessageGenerator> generator(
      SourceConnector<?, C> connector, SourceConfig config, int lanes) {
    return connector.generator(connector.configType().cast(config), lanes);
  }

  private static <C extends Record & WarehouseConfig> Warehouse warehouse(
      WarehouseConnector<?, C> connector, SinkConfig sink, Origin origin) {
    return connector.warehouse(connector.configType().cast(sink.warehouse()), sink, origin);
  }

  private static <C extends Record & WarehouseConfig> RunWarehouse reader(
      WarehouseConnector<?, C> connector, WarehouseConfig config, ReaderScope scope) {
    return connector.reader(connector.configType().cast(config), scope);
  }
}
