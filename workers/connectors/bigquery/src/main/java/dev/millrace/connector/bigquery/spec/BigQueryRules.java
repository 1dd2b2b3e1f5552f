package dev.millrace.connector.bigquery.spec;

import dev.millrace.connector.api.TableOutline;
import dev.millrace.connector.bigquery.config.Partitioning;
import dev.millrace.connector.spec.NearestName;
import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What BigQuery asks of a table, its labels and its address. */
public final class BigQueryRules {
  private static final Pattern LABEL_KEY = Pattern.compile(BigQuerySpec.LABEL_KEY);
  private static final List<ColumnType> CLUSTERABLE =
      List.of(ColumnType.STRING, ColumnType.INT64, ColumnType.BOOL, ColumnType.TIMESTAMP);

  private static final int MAX_PORT = 65_535;

  private BigQueryRules() {}

  /** Notes what BigQuery would refuse. */
  public static void check(BigQuerySpec spec, Optional<TableOutline> table, Problems problems) {
    labels(spec, problems);
    if (spec.endpoint() != null) {
      endpoint(spec.endpoint(), problems);
    }
    table.ifPresent(outline -> table(spec, outline, problems));
  }

  private static void table(BigQuerySpec spec, TableOutline outline, Problems problems) {
    BigQueryColumns.check(outline, problems);
    if (spec.partitioning() != null) {
      partitioning(spec.partitioning(), outline.columns(), problems);
    }
    clustering(spec, outline.columns(), problems);
  }

  private static void clustering(BigQuerySpec sink, List<Column> table, Problems problems) {
    for (int i = 0; sink.clustering() != null && i < sink.clustering().size(); i++) {
      String path = "spec.sink.bigquery.clustering[" + i + "]";
      String name = sink.clustering().get(i);
      column(path, name, table, CLUSTERABLE, "a STRING, INT64, BOOL or TIMESTAMP column", problems);
    }
  }

  private static void labels(BigQuerySpec sink, Problems problems) {
    if (sink.labels() == null) {
      return;
    }
    for (String key : sink.labels().keySet()) {
      String path = "spec.sink.bigquery.labels." + key + ": ";
      if (!LABEL_KEY.matcher(key).matches()) {
        problems.add(path + BigQuerySpec.LABEL_KEY_MESSAGE);
      } else if (key.startsWith(BigQuerySpec.OWN_LABELS)) {
        problems.add(path + BigQuerySpec.LABEL_RESERVED);
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
        BigQuerySpec.ENDPOINT);
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
      problems.add(path + ": " + BigQueryPartitioning.NO_COLUMN);
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
