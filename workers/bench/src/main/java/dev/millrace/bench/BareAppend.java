package dev.millrace.bench;

import dev.millrace.contract.event.Column;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Appends rows that are in memory, their values already of the right Java types. */
final class BareAppend {
  private static final int ROWS_PER_COMMIT = 100_000;

  private final List<Column> columns;
  private final List<Object[]> rows;

  BareAppend(List<Column> columns, List<Map<?, ?>> events) {
    this.columns = columns;
    this.rows = events.stream().map(this::row).toList();
  }

  Measure run(long messages, Path database) throws SQLException {
    try (DuckDBConnection connection =
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          columns.stream()
              .map(column -> column.name() + " " + type(column))
              .collect(Collectors.joining(", ", "CREATE TABLE bare (", ")")));
      long began = System.nanoTime();
      long done = 0;
      while (done < messages) {
        statement.execute("BEGIN");
        try (DuckDBAppender appender = connection.createAppender("bare")) {
          for (int i = 0; i < ROWS_PER_COMMIT && done < messages; i++, done++) {
            append(appender, rows.get((int) (done % rows.size())));
          }
        }
        statement.execute("COMMIT");
      }
      return new Measure(done, System.nanoTime() - began);
    }
  }

  private void append(DuckDBAppender appender, Object[] row) throws SQLException {
    appender.beginRow();
    for (Object value : row) {
      if (value == null) {
        appender.appendNull();
      } else if (value instanceof Long number) {
        appender.append(number.longValue());
      } else if (value instanceof Double number) {
        appender.append(number.doubleValue());
      } else if (value instanceof Boolean truth) {
        appender.append(truth.booleanValue());
      } else if (value instanceof LocalDateTime time) {
        appender.append(time);
      } else if (value instanceof List<?> list) {
        appender.append(list);
      } else {
        appender.append((String) value);
      }
    }
    appender.endRow();
  }

  private Object[] row(Map<?, ?> event) {
    return columns.stream().map(column -> value(column, event.get(column.name()))).toArray();
  }

  private static Object value(Column column, Object value) {
    if (value == null) {
      return null;
    }
    return switch (column.type()) {
      case INT64 -> ((Number) value).longValue();
      case FLOAT64 -> ((Number) value).doubleValue();
      case TIMESTAMP -> LocalDateTime.ofInstant(Instant.parse((String) value), ZoneOffset.UTC);
      default -> value;
    };
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case STRING -> "VARCHAR";
      case INT64 -> "BIGINT";
      case FLOAT64 -> "DOUBLE";
      case BOOL -> "BOOLEAN";
      case TIMESTAMP -> "TIMESTAMP";
      case STRING_ARRAY -> "VARCHAR[]";
      case JSON -> "JSON";
    };
  }
}
