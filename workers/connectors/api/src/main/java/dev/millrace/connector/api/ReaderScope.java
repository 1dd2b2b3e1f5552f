package dev.millrace.connector.api;

import dev.millrace.contract.event.Column;
import java.util.List;

/**
 * What a reader of a warehouse has to know of the run.
 *
 * @param run name of the run
 * @param topic the run's processed topic
 * @param columns of the table, in order
 * @param uniqueIds whether equal ids are rows written twice
 */
public record ReaderScope(String run, String topic, List<Column> columns, boolean uniqueIds) {
  /** Takes a copy of the columns. */
  public ReaderScope {
    columns = List.copyOf(columns);
  }
}
