package dev.millrace.connector.duckdb;

import dev.millrace.contract.event.ColumnType;
import java.util.Locale;
import org.duckdb.DuckDBColumnType;

/**
 * How a column type looks in DuckDB: the type of the table's column, the type in which rows are
 * handed to DuckDB, and the SQL that turns the second into the first.
 *
 * <p>Points in time are TIMESTAMP columns that hold UTC. TIMESTAMP WITH TIME ZONE would shift days
 * and hours in queries with the time zone of whoever asks; this way everybody sees the same.
 */
public enum ColumnForm {
  /** Text. */
  STRING("VARCHAR", DuckDBColumnType.VARCHAR, "%s"),
  /** 64-bit integer. */
  INT64("BIGINT", DuckDBColumnType.BIGINT, "%s"),
  /** Double precision number. */
  FLOAT64("DOUBLE", DuckDBColumnType.DOUBLE, "%s"),
  /** True or false. */
  BOOL("BOOLEAN", DuckDBColumnType.BOOLEAN, "%s"),
  /** Point in time, handed over as microseconds. */
  TIMESTAMP("TIMESTAMP", DuckDBColumnType.BIGINT, "make_timestamp(%s)"),
  /** List of texts, handed over as JSON. */
  STRING_ARRAY("VARCHAR[]", DuckDBColumnType.VARCHAR, "from_json(%s, '[\"VARCHAR\"]')"),
  /** Any JSON value. */
  JSON("JSON", DuckDBColumnType.VARCHAR, "%s::JSON");

  private final String sqlType;
  private final DuckDBColumnType handedOver;
  private final String expression;

  ColumnForm(String sqlType, DuckDBColumnType handedOver, String expression) {
    this.sqlType = sqlType;
    this.handedOver = handedOver;
    this.expression = expression;
  }

  /** The form of a type. */
  public static ColumnForm of(ColumnType type) {
    return switch (type) {
      case STRING -> STRING;
      case INT64 -> INT64;
      case FLOAT64 -> FLOAT64;
      case BOOL -> BOOL;
      case TIMESTAMP -> TIMESTAMP;
      case STRING_ARRAY -> STRING_ARRAY;
      case JSON -> JSON;
    };
  }

  /** Type of the table's column, as DuckDB spells it. */
  public String sqlType() {
    return sqlType;
  }

  /** SQL for the table's value, given a quoted name of what was handed over. */
  String expression(String quotedName) {
    return String.format(Locale.ROOT, expression, quotedName);
  }

  DuckDBColumnType handedOver() {
    return handedOver;
  }
}
