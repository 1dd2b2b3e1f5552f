package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableDefinition;
import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.contract.event.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the columns of a run fit into what stands under a table's name, as far as may be changed. */
final class TableFit {
  private TableFit() {}

  static SchemaFit of(Table table, List<Column> columns, BigQueryConfig config) {
    TableDefinition.Type type = table.<TableDefinition>getDefinition().getType();
    if (!TableDefinition.Type.TABLE.equals(type)) {
      return new SchemaFit(List.of(), List.of(kind(type)));
    }
    SchemaFit fit = TableSchema.fit(TableSchema.of(table), columns);
    if (fit.missing().isEmpty() || config.updateSchema()) {
      return fit;
    }
    List<String> problems = new ArrayList<>(fit.problems());
    problems.add(
        TableSchema.of(table).getFields().isEmpty()
            ? "it has no columns and updateSchema is false"
            : String.format(
                Locale.ROOT, "it lacks the columns %s and updateSchema is false", fit.missing()));
    return new SchemaFit(fit.missing(), problems);
  }

  private static String kind(TableDefinition.Type type) {
    if (TableDefinition.Type.VIEW.equals(type)) {
      return "it is a view, which takes no rows";
    }
    if (TableDefinition.Type.EXTERNAL.equals(type)) {
      return "it is an external table, whose rows lie outside BigQuery";
    }
    if (TableDefinition.Type.MATERIALIZED_VIEW.equals(type)) {
      return "it is a materialized view, which takes no rows";
    }
    if (TableDefinition.Type.SNAPSHOT.equals(type)) {
      return "it is a snapshot, which takes no rows";
    }
    return String.format(Locale.ROOT, "it is a %s, which takes no rows", type);
  }
}
