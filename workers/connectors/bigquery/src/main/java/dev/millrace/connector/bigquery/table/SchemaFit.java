package dev.millrace.connector.bigquery.table;

import dev.millrace.contract.event.Column;
import java.util.List;

/**
 * How the columns of a run fit into a table.
 *
 * @param missing columns that the table does not have
 * @param problems what keeps the events out, each one clause
 */
record SchemaFit(List<Column> missing, List<String> problems) {
  /** Nothing is missing. */
  static final SchemaFit GOOD = new SchemaFit(List.of(), List.of());

  SchemaFit {
    missing = List.copyOf(missing);
    problems = List.copyOf(problems);
  }
}
