package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.Table;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns as BigQuery's schemas have them. */
final class TableSchema {
  private TableSchema() {}

  static Schema of(List<Column> columns) {
    return Schema.of(columns.stream().map(TableSchema::field).toList());
  }

  /** The columns of a table that exists; it may have none. */
  static Schema of(Table table) {
    return Objects.requireNonNullElse(table.getDefinition().getSchema(), Schema.of());
  }

  /** A schema with columns added that need no value. */
  static Schema with(Schema schema, List<Column> added) {
    List<Field> fields = new ArrayList<>(schema.getFields());
    added.forEach(column -> fields.add(field(column)));
    return Schema.of(fields);
  }

  /** How the columns fit into a table that exists. */
  static SchemaFit fit(Schema schema, List<Column> columns) {
    Map<String, Field> existing =
        schema.getFields().stream().collect(Collectors.toMap(TableSchema::key, f -> f));
    List<Column> missing = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Column column : columns) {
      Field field = existing.get(column.name().toLowerCase(Locale.ROOT));
      if (field == null) {
        missing.add(column);
      } else if (!describe(field).equals(describe(field(column)))) {
        problems.add(
            String.format(
                Locale.ROOT,
                "column %s is %s, the events need %s",
                column.name(),
                describe(field),
                describe(field(column))));
      }
    }
    Map<String, Column> ours =
        columns.stream()
            .collect(Collectors.toMap(c -> c.name().toLowerCase(Locale.ROOT), Function.identity()));
    for (Field field : schema.getFields()) {
      if (field.getMode() == Field.Mode.REQUIRED && !ours.containsKey(key(field))) {
        problems.add(
            String.format(
                Locale.ROOT,
                "column %s is REQUIRED and the events do not have it",
                field.getName()));
      }
    }
    return new SchemaFit(missing, problems);
  }

  private static Field field(Column column) {
    Field.Mode mode =
        column.type() == ColumnType.STRING_ARRAY ? Field.Mode.REPEATED : Field.Mode.NULLABLE;
    return Field.newBuilder(column.name(), type(column.type())).setMode(mode).build();
  }

  private static StandardSQLTypeName type(ColumnType type) {
    return switch (type) {
      case STRING, STRING_ARRAY -> StandardSQLTypeName.STRING;
      case INT64 -> StandardSQLTypeName.INT64;
      case FLOAT64 -> StandardSQLTypeName.FLOAT64;
      case BOOL -> StandardSQLTypeName.BOOL;
      case TIMESTAMP -> StandardSQLTypeName.TIMESTAMP;
      case JSON -> StandardSQLTypeName.JSON;
    };
  }

  /** Names of columns differ in more than case. */
  private static String key(Field field) {
    return field.getName().toLowerCase(Locale.ROOT);
  }

  /** The type as SQL spells it; whether a value is required does not count. */
  private static String describe(Field field) {
    String type = field.getType().getStandardType().name();
    return field.getMode() == Field.Mode.REPEATED ? "ARRAY<" + type + ">" : type;
  }
}
