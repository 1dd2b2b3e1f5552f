package dev.millrace.connector.bigquery.config;

import dev.millrace.contract.config.BatchLimits;
import dev.millrace.contract.config.ConnectorSetting;
import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WriteLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table in BigQuery.
 *
 * @param project id of the Google Cloud project
 * @param dataset the dataset, which must exist
 * @param table table name
 * @param location where the dataset is; absent asks BigQuery
 * @param writeMethod how rows get there
 * @param createTable whether to make the table when it is absent
 * @param updateSchema whether to add nullable columns that the table does not have yet
 * @param partitioning of a table that is made
 * @param partitionColumn the TIMESTAMP column that decides; absent means arrival time
 * @param clustering columns to cluster a table by that is made, at most 4, may be empty
 * @param labels of every job
 * @param endpoint base URL of an emulator, or of one of Google's private or regional endpoints;
 *     absent means BigQuery's usual one
 * @param credentials key file of a service account; absent means the environment's own
 * @param limits how much may be written
 */
public record BigQueryConfig(
    String project,
    String dataset,
    String table,
    Optional<String> location,
    WriteMethod writeMethod,
    boolean createTable,
    boolean updateSchema,
    Partitioning partitioning,
    Optional<String> partitionColumn,
    List<String> clustering,
    Map<String, String> labels,
    Optional<String> endpoint,
    Optional<Path> credentials,
    WriteLimits limits)
    implements WarehouseConfig {
  /** Name of its field in the spec. */
  public static final String FIELD = "bigquery";

  /** Name of this configuration among all kinds. */
  public static final String TYPE = "BigQuery";

  private static final String GOOGLE = "googleapis.com";
  private static final long MIB = 1L << 20;

  /** BigQuery takes 1,500 load jobs a table and day; a fifth is kept for failures. */
  private static final Duration LOAD_JOB_INTERVAL = Duration.ofSeconds(86_400 / 1_200);

  /** A load job's batch, the one after it, and the file that is sent. */
  private static final int BATCHES_ON_DISK = 3;

  /** Takes copies of the lists. */
  public BigQueryConfig {
    clustering = List.copyOf(clustering);
    labels = Map.copyOf(labels);
  }

  /** Whether the endpoint is not Google's: nobody there counts load jobs or asks for a login. */
  public boolean emulated() {
    return endpoint.map(url -> !isGoogles(URI.create(url).getHost())).orElse(false);
  }

  /** {@code project.dataset.table}. */
  public String name() {
    return project + "." + dataset + "." + table;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public Optional<Path> localPath() {
    return Optional.empty();
  }

  @Override
  public boolean isSingleWriter() {
    return false;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("project", project, "dataset", dataset, "table", table);
  }

  @Override
  public String description() {
    return "BigQuery table " + name();
  }

  @Override
  public List<ConnectorSetting> settings() {
    return List.of(
        new ConnectorSetting("Kind", "BigQuery"),
        new ConnectorSetting("Table", name()),
        new ConnectorSetting("Written by", writeMethod.name()));
  }

  /** An emulator takes any number of load jobs, each in one piece that it holds in memory. */
  @Override
  public BatchLimits usualBatch(int replicas) {
    if (writeMethod == WriteMethod.Streaming) {
      return new BatchLimits(500, 4 * MIB, Duration.ofSeconds(1));
    }
    return emulated()
        ? new BatchLimits(50_000, 32 * MIB, Duration.ofSeconds(10))
        : new BatchLimits(1_000_000, 512 * MIB, LOAD_JOB_INTERVAL.multipliedBy(replicas));
  }

  @Override
  public long stagedBytes(BatchLimits batch) {
    return BATCHES_ON_DISK * batch.bytes();
  }

  private static boolean isGoogles(String host) {
    return host != null && (host.equals(GOOGLE) || host.endsWith("." + GOOGLE));
  }
}
