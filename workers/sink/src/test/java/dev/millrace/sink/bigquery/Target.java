package dev.millrace.sink.bigquery;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WarehouseConfig.Limits;
import dev.millrace.contract.config.WarehouseConfig.Partitioning;
import dev.millrace.contract.config.WarehouseConfig.WriteMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declared table whose parts a test can change one by one. */
public record Target(
    String endpoint,
    String project,
    String dataset,
    Optional<String> location,
    WriteMethod method,
    boolean createTable,
    boolean updateSchema,
    Optional<Path> credentials) {
  /** The project of tests. */
  public static final String PROJECT = "test-project";

  /** The dataset of tests. */
  public static final String DATASET = "events";

  /** The table of tests. */
  public static final String TABLE = "tweets";

  /** By load jobs into {@code test-project.events.tweets}, made when absent. */
  public static Target at(String endpoint) {
    return new Target(
        endpoint,
        PROJECT,
        DATASET,
        Optional.empty(),
        WriteMethod.LoadJob,
        true,
        true,
        Optional.empty());
  }

  /** In another project. */
  public Target project(String other) {
    return new Target(
        endpoint, other, dataset, location, method, createTable, updateSchema, credentials);
  }

  /** In another dataset. */
  public Target dataset(String other) {
    return new Target(
        endpoint, project, other, location, method, createTable, updateSchema, credentials);
  }

  /** Declared to be elsewhere. */
  public Target location(String other) {
    return new Target(
        endpoint,
        project,
        dataset,
        Optional.of(other),
        method,
        createTable,
        updateSchema,
        credentials);
  }

  /** By streaming inserts. */
  public Target streaming() {
    return new Target(
        endpoint,
        project,
        dataset,
        location,
        WriteMethod.Streaming,
        createTable,
        updateSchema,
        credentials);
  }

  /** Neither made nor changed. */
  public Target fixed() {
    return new Target(endpoint, project, dataset, location, method, false, false, credentials);
  }

  /** With the key of a service account. */
  public Target key(Path file) {
    return new Target(
        endpoint, project, dataset, location, method, createTable, updateSchema, Optional.of(file));
  }

  /** As the sink gets it. */
  public WarehouseConfig.BigQuery config() {
    return new WarehouseConfig.BigQuery(
        project,
        dataset,
        TABLE,
        location,
        method,
        createTable,
        updateSchema,
        Partitioning.Day,
        Optional.of("created_at"),
        List.of("lang"),
        Map.of("team", "data"),
        Optional.of(endpoint),
        credentials,
        Limits.NONE);
  }
}
