package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import dev.millrace.crds.api.SourceSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which names BigQuery takes for columns (https://cloud.google.com/bigquery/docs/schemas). */
final class BigQueryColumns {
  /** Prefixes that are BigQuery's own, whatever their case. */
  private static final List<String> RESERVED =
      List.of("_TABLE_", "_FILE_", "_PARTITION", "_ROW_TIMESTAMP", "__ROOT__", "_COLIDENTIFIER");

  private BigQueryColumns() {}

  static void check(SourceSpec source, List<Column> table, Problems problems) {
    for (Column column : table) {
      String name = column.name();
      RESERVED.stream()
          .filter(prefix -> name.toUpperCase(Locale.ROOT).startsWith(prefix))
          .forEach(
              prefix ->
                  problems.add(
                      Problems.notAllowed(
                          path(source, name),
                          name,
                          "column names that begin with " + prefix + " are BigQuery's own")));
    }
  }

  /** Where the name comes from. */
  private static String path(SourceSpec source, String name) {
    List<String> declared =
        Stream.ofNullable(source.replay())
            .flatMap(replay -> Stream.ofNullable(replay.columns()))
            .flatMap(List::stream)
            .map(column -> String.valueOf(column == null ? null : column.name()))
            .toList();
    int index = declared.indexOf(name);
    return index < 0
        ? "spec.enricher.prefix: the column"
        : "spec.source.replay.columns[" + index + "].name";
  }
}
