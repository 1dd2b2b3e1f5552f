package dev.millrace.connector.bigquery;

import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.config.Partitioning;
import dev.millrace.connector.bigquery.config.WriteMethod;
import dev.millrace.contract.config.WriteLimits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declared table whose parts a test can change one by one. */
public final class Target {
  /** The project of tests. */
  public static final String PROJECT = "test-project";

  /** The dataset of tests. */
  public static final String DATASET = "events";

  /** The table of tests. */
  public static final String TABLE = "tweets";

  private final String endpoint;
  private String project = PROJECT;
  private String dataset = DATASET;
  private String table = TABLE;
  private String location;
  private WriteMethod method = WriteMethod.LoadJob;
  private boolean mayChange = true;
  private boolean partitioned = true;
  private Path key;
  private WriteLimits limits = WriteLimits.NONE;
  private final Map<String, String> labels = new HashMap<>(Map.of("team", "data"));

  private Target(String endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * By load jobs into {@code test-project.events.tweets}, made when absent, by day of {@code
   * created_at} and language.
   */
  public static Target at(String endpoint) {
    return new Target(endpoint);
  }

  /** In another project. */
  public Target project(String other) {
    project = other;
    return this;
  }

  /** In another dataset. */
  public Target dataset(String other) {
    dataset = other;
    return this;
  }

  /** Another table. */
  public Target table(String other) {
    table = other;
    return this;
  }

  /** Declared to be somewhere. */
  public Target location(String declared) {
    location = declared;
    return this;
  }

  /** By streaming inserts. */
  public Target streaming() {
    method = WriteMethod.Streaming;
    return this;
  }

  /** Neither made nor changed. */
  public Target fixed() {
    mayChange = false;
    return this;
  }

  /** In no order, for columns of any names. */
  public Target unpartitioned() {
    partitioned = false;
    return this;
  }

  /** With the key of a service account. */
  public Target key(Path file) {
    key = file;
    return this;
  }

  /** With one more label on its jobs. */
  public Target label(String label, String value) {
    labels.put(label, value);
    return this;
  }

  /** With limits of the user's. */
  public Target limits(WriteLimits declared) {
    limits = declared;
    return this;
  }

  /** As the sink gets it. */
  public BigQueryConfig config() {
    return new BigQueryConfig(
        project,
        dataset,
        table,
        Optional.ofNullable(location),
        method,
        mayChange,
        mayChange,
        partitioned ? Partitioning.Day : Partitioning.None,
        Optional.of("created_at").filter(column -> partitioned),
        partitioned ? List.of("lang") : List.of(),
        labels,
        Optional.of(endpoint),
        Optional.ofNullable(key),
        limits);
  }
}
