package dev.millrace.crds.api;

import dev.millrace.contract.names.RunNames;

/**
 * What the cross-field rules say when they refuse. The CRD's CEL rules and the plan use the same
 * words, so it does not matter who looks first.
 */
public final class Rules {
  /** The run's name is too long. */
  public static final String NAME_LENGTH =
      "must be at most " + RunNames.MAX_LENGTH + " characters long, so that its pods can be named";

  /** The run's name has a dot. */
  public static final String NAME_LABEL =
      "must be a DNS label: lower case letters, digits and -, starting and ending with a letter or"
          + " digit";

  /** None or both of the sources are there. */
  public static final String ONE_SOURCE = "exactly one of tweets, replay must be set";

  /** None or both ways to name a Kafka are there. */
  public static final String ONE_KAFKA = "exactly one of cluster, bootstrapServers must be set";

  /** None or several warehouses are there. */
  public static final String ONE_WAREHOUSE = "exactly one of bigquery, duckdb, files must be set";

  /** A listener without a cluster to have it. */
  public static final String LISTENER_NEEDS_CLUSTER = "listener can be set only with cluster";

  /** A client setting that is not known to leave the delivery contract alone. */
  public static final String CLIENT_CONFIG =
      "config may hold only client settings that leave the delivery contract alone: sizes, waits,"
          + " compression, TLS versions (millrace plan says why a name is refused, and which are"
          + " allowed); encryption and log-in belong into tls and sasl";

  /** What a client would read from files, also from the operator's own. */
  public static final String CONFIG_REFERENCE =
      "config values may not hold ${: Secrets are given to Kafka's clients by tls and sasl";

  /** Less room to grow than there is at the start. */
  public static final String MAX_PARTITIONS = "maxPartitions must be at least partitions";

  /** Fewer partitions than before. */
  public static final String PARTITIONS_SHRINK =
      "partitions cannot be lowered: Kafka cannot take partitions away";

  /** Compaction removes messages. */
  public static final String NO_COMPACTION =
      "cleanup.policy must be delete: compaction would lose messages";

  /** The variables of the stage's own configuration. */
  public static final String ENV_RESERVED =
      "env names that begin with MILLRACE_ are millrace's own: use the fields of the spec";

  /** A volume or volume mount that millrace makes itself. */
  public static final String VOLUME_RESERVED =
      "volume names that begin with millrace- are millrace's own";

  /** None or several kinds of volume under one name. */
  public static final String ONE_VOLUME =
      "exactly one of persistentVolumeClaim, configMap, secret, emptyDir, csi must be set";

  /** Another source than before. */
  public static final String SOURCE_FIXED =
      "the source cannot be changed except ratePerSecond: make another PipelineRun";

  /** Another Kafka than before. */
  public static final String KAFKA_FIXED =
      "cluster, bootstrapServers and replicationFactor cannot be changed: make another"
          + " PipelineRun";

  /** Other columns than before. */
  public static final String ENRICHMENTS_FIXED =
      "enrichments cannot be changed, they are columns of the table: make another PipelineRun";

  /** Columns of other names than before. */
  public static final String PREFIX_FIXED =
      "the prefix cannot be changed, it names columns of the table: make another PipelineRun";

  private Rules() {}
}
