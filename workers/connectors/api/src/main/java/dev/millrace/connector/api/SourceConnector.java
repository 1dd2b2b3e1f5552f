package dev.millrace.connector.api;

import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.spec.Placement;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.event.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of source.
 *
 * @param <S> its part of the spec
 * @param <C> its configuration
 */
public interface SourceConnector<S extends Record, C extends Record & SourceConfig>
    extends Connector<S, C> {

  /**
   * Notes what is wrong with a spec beside what its schema says.
   *
   * @param enriched for each column that an enrichment writes, by its name in lower case: who
   *     writes it
   */
  void check(S spec, Map<String, String> enriched, Problems problems);

  /** The configuration that a checked spec asks for. */
  C config(S spec, Placement placement);

  /** Columns of its events, as far as a spec that may have faults names them. */
  List<Column> columns(S spec);

  /** Path of the field of the spec that names a column; empty when none does. */
  default Optional<String> fieldOf(S spec, String column) {
    return Optional.empty();
  }

  /** What the names of fields that enrichments add begin with, unless the run says otherwise. */
  String enrichmentPrefix();

  /**
   * The source; making it may take some hundred milliseconds, so producers in one process better
   * share it.
   *
   * @throws dev.millrace.contract.InvalidInputException when the configuration contradicts itself
   * @throws dev.millrace.runtime.run.FatalStageException when the source cannot be read
   */
  Source source(C config, ProducerConfig producer);

  /** Makes its messages anew by their ids; empty where they come from elsewhere. */
  default Optional<MessageGenerator> generator(C config, int lanes) {
    return Optional.empty();
  }

  /**
   * Looks at a file that it is to read.
   *
   * @throws dev.millrace.runtime.run.FatalStageException when it cannot be read
   */
  default void look(Path file) {}
}
