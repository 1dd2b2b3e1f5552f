package dev.millrace.crds.plan;

import dev.millrace.contract.InvalidInputException;
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
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What BigQuery asks of a table, its labels and its address. */
final class BigQueryRules {
  private static final Pattern LABEL_KEY = Pattern.compile(BigQuerySink.LABEL_KEY);
  private static final List<ColumnType> CLUSTERABLE =
      List.of(ColumnType.STRING, ColumnType.INT64, ColumnType.BOOL, ColumnType.TIMESTAMP);

  private static final int MAX_PORT = 65_535;

  private BigQueryRules() {}

  static void check(PipelineRunSpec spec, Problems problems) {
    BigQuerySink sink = spec.sink().bigquery();
    labels(sink, problems);
    if (sink.endpoint() != null) {
      endpoint(sink.endpoint(), problems);
    }
    columns(spec).ifPresent(table -> table(spec, table, problems));
  }

  /** The table's columns; empty where the source's are not right, which is said of them. */
  private static Optional<List<Column>> columns(PipelineRunSpec spec) {
    if (!SourcePlan.isOne(spec.source())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          EventColumns.table(
              SourcePlan.columns(spec.source()),
              EnricherPlan.enrichments(spec),
              EnricherPlan.prefix(spec)));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  private static void table(PipelineRunSpec spec, List<Column> table, Problems problems) {
    BigQuerySink sink = spec.sink().bigquery();
    BigQueryColumns.check(spec.source(), table, problems);
    if (sink.partitioning() != null) {
      partitioning(sink.partitioning(), table, problems);
    }
    clustering(sink, table, problems);
  }

  private static void clustering(BigQuerySink sink, List<Column> table, Problems problems) {
    for (int i = 0; sink.clustering() != null && i < sink.clustering().size(); i++) {
      String path = "spec.sink.bigquery.clustering[" + i + "]";
      String name = sink.clustering().get(i);
      column(path, name, table, CLUSTERABLE, "a STRING, INT64, BOOL or TIMESTAMP column", problems);
    }
  }

  private static void labels(BigQuerySink sink, Problems problems) {
    if (sink.labels() == null) {
      return;
    }
    for (String key : sink.labels().keySet()) {
      String path = "spec.sink.bigquery.labels." + key + ": ";
      if (!LABEL_KEY.matcher(key).matches()) {
        problems.add(path + Rules.LABEL_KEY);
      } else if (key.startsWith(BigQuerySink.OWN_LABELS)) {
        problems.add(path + Rules.LABEL_RESERVED);
      }
    }
  }

  /** Over https a port goes without saying, to an emulator it does not. */
  private static void endpoint(String endpoint, Problems problems) {
    URI url = uri(endpoint);
    boolean port = url.getPort() > 0 && url.getPort() <= MAX_PORT;
    boolean implied = url.getPort() == -1 && "https".equals(url.getScheme());
    problems.require(
        url.getHost() != null && (port || implied),
        "spec.sink.bigquery.endpoint",
        endpoint,
        Rules.ENDPOINT);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return URI.create("");
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
    if (name == null) {
      return;
    }
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
