package dev.millrace.connector.bigquery.spec;

import dev.millrace.connector.api.TableOutline;
import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import java.util.List;
import java.util.Locale;

/** Which names BigQuery takes for columns (https://cloud.google.com/bigquery/docs/schemas). */
final class BigQueryColumns {
  /** Prefixes that are BigQuery's own, whatever their case. */
  private static final List<String> RESERVED =
      List.of("_TABLE_", "_FILE_", "_PARTITION", "_ROW_TIMESTAMP", "__ROOT__", "_COLIDENTIFIER");

  private BigQueryColumns() {}

  static void check(TableOutline table, Problems problems) {
    for (Column column : table.columns()) {
      String name = column.name();
      RESERVED.stream()
          .filter(prefix -> name.toUpperCase(Locale.ROOT).startsWith(prefix))
          .forEach(
              prefix ->
                  problems.add(
                      Problems.notAllowed(
                          table.fieldOf().apply(name),
                          name,
                          "column names that begin with " + prefix + " are BigQuery's own")));
    }
  }
}
