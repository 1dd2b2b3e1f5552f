package dev.millrace.crds.plan;

import dev.millrace.contract.Problems;
import dev.millrace.contract.config.WarehouseConfig.Partitioning;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.crds.api.BigQueryPartitioning;
import dev.millrace.crds.api.BigQuerySink;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.Rules;
import dev.millrace.crds.check.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What BigQuery asks of a table and its labels. */
final class BigQueryRules {
  private static final Pattern LABEL_KEY = Pattern.compile(BigQuerySink.LABEL_KEY);
  private static final List<ColumnType> CLUSTERABLE =
      List.of(ColumnType.STRING, ColumnType.INT64, ColumnType.BOOL, ColumnType.TIMESTAMP);

  private BigQueryRules() {}

  static void check(PipelineRunSpec spec, Problems problems) {
    BigQuerySink sink = spec.sink().bigquery();
    List<Column> table =
        EventColumns.table(
            SourcePlan.columns(spec.source()),
            spec.enricher().enrichments(),
            EnricherPlan.prefix(spec));
    if (sink.partitioning() != null) {
      partitioning(sink.partitioning(), table, problems);
    }
    for (int i = 0; sink.clustering() != null && i < sink.clustering().size(); i++) {
      column(
          "spec.sink.bigquery.clustering[" + i + "]",
          sink.clustering().get(i),
          table,
          CLUSTERABLE,
          "a STRING, INT64, BOOL or TIMESTAMP column",
          problems);
    }
    if (sink.labels() != null) {
      sink.labels().keySet().stream()
          .filter(key -> !LABEL_KEY.matcher(key).matches())
          .forEach(
              key -> problems.add("spec.sink.bigquery.labels." + key + ": " + Rules.LABEL_KEY));
    }
  }

  private static void partitioning(
      BigQueryPartitioning partitioning, List<Column> table, Problems problems) {
    String path = "spec.sink.bigquery.partitioning.column";
    if (partitioning.column() == null) {
      return;
    }
    if (partitioning.by() == Partitioning.None) {
      problems.add(path + ": " + Rules.PARTITION_COLUMN);
      return;
    }
    column(
        path,
        partitioning.column(),
        table,
        List.of(ColumnType.TIMESTAMP),
        "a TIMESTAMP column",
        problems);
  }

  private static void column(
      String path,
      String name,
      List<Column> table,
      List<ColumnType> types,
      String wanted,
      Problems problems) {
    Optional<ColumnType> type =
        table.stream().filter(c -> c.name().equals(name)).map(Column::type).findFirst();
    if (type.isEmpty()) {
      List<String> names = table.stream().map(Column::name).toList();
      String hint =
          NearestName.of(name, names).map(n -> "; did you mean " + n + "?").orElse(": " + names);
      problems.add(Problems.notAllowed(path, name, "must be a column of the table" + hint));
    } else {
      problems.require(
          types.contains(type.get()), path, name, "must be " + wanted + ", it is " + type.get());
    }
  }
}
