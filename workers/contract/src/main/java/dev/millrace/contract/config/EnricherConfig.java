package dev.millrace.contract.config;

import dev.millrace.contract.Problems;
import dev.millrace.contract.env.WhenAbsent;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Enrichment;
import java.util.List;

/**
 * Everything an enricher needs to know.
 *
 * @param run name of the run
 * @param instance unique among the run's enrichers alive: the pod's name in a cluster
 * @param kafka how to reach Kafka
 * @param threads consumers in this instance, 1 to 64
 * @param enrichments what to add
 * @param prefix what the names of the fields they add begin with, may be empty
 * @param columns fields of the source whose types are checked
 * @param onDataLoss what to do when messages are gone that were not taken in yet
 * @param port HTTP port for probes and metrics; 0 for any free one
 */
public record EnricherConfig(
    String run,
    String instance,
    KafkaConnection kafka,
    int threads,
    List<Enrichment> enrichments,
    String prefix,
    List<Column> columns,
    @WhenAbsent("Fail") OnDataLoss onDataLoss,
    int port)
    implements StageConfig {
  /** Checks the number of threads and the prefix. */
  public EnricherConfig {
    Problems problems = new Problems();
    problems.require(threads >= 1 && threads <= 64, "enricher.threads", threads, "must be 1 to 64");
    problems.require(
        prefix.matches(Enrichment.PREFIX_PATTERN),
        "enricher.prefix",
        prefix,
        "must match " + Enrichment.PREFIX_PATTERN);
    problems.throwIfAny();
    enrichments = enrichments.stream().sorted().distinct().toList();
    columns = List.copyOf(columns);
  }
}
