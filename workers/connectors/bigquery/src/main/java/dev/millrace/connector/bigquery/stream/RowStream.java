package dev.millrace.connector.bigquery.stream;

import java.util.List;
import java.util.Map;

/** The streaming inserts of a table, as BigQuery has them. */
interface RowStream {
  /**
   * Sends rows; those it takes are there even when it refuses others.
   *
   * @return why rows are refused, by their place in the list
   * @throws dev.millrace.connector.bigquery.fault.FaultException when none was taken, as far as
   *     anybody can tell: the answer may have been lost
   */
  Map<Integer, String> send(List<StreamedRow> rows);
}
