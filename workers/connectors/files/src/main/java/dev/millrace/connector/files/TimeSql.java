package dev.millrace.connector.files;

import dev.millrace.connector.duckdb.Sql;
import dev.millrace.contract.event.Column;
import java.util.Locale;

/** How DuckDB reads the times that stand in events as the column's format has them. */
final class TimeSql {
  private static final String HAS_OFFSET = "'(Z|z|UTC|[+-][0-9]{2}:?[0-9]{2})$'";

  private TimeSql() {}

  /**
   * A plain time in UTC from a column of texts. What DuckDB cannot read although the format allows
   * it, such as a leap second, is null rather than the end of the query.
   */
  static String utc(Column column) {
    String text = Sql.name(column.name());
    return switch (column.timeFormat()) {
      case RFC3339 -> instant(text);
      case Date -> String.format(Locale.ROOT, "TRY_CAST(%s AS TIMESTAMP)", text);
      case DateTime ->
          String.format(
              Locale.ROOT,
              "CASE WHEN regexp_matches(%s, %s) THEN %s ELSE TRY_CAST(%s AS TIMESTAMP) END",
              text,
              HAS_OFFSET,
              instant(withPlainOffset(text)),
              text);
      case EpochSeconds -> epoch(text, 1_000_000);
      case EpochMillis -> epoch(text, 1_000);
      case EpochMicros -> epoch(text, 1);
      case Twitter ->
          String.format(
              Locale.ROOT,
              "try_strptime(%s, '%%a %%b %%d %%H:%%M:%%S %%z %%Y') AT TIME ZONE 'UTC'",
              text);
    };
  }

  /** The offset as DuckDB takes it: {@code Z} or {@code +01:00}, without a space before it. */
  private static String withPlainOffset(String text) {
    return String.format(
        Locale.ROOT,
        "regexp_replace(regexp_replace(%s, ' ?(Z|z|UTC)$', 'Z'), %s, '\\1:\\2')",
        text,
        "' ?([+-][0-9]{2}):?([0-9]{2})$'");
  }

  private static String instant(String text) {
    return String.format(Locale.ROOT, "TRY_CAST(%s AS TIMESTAMPTZ) AT TIME ZONE 'UTC'", text);
  }

  private static String epoch(String text, int microsPerUnit) {
    return String.format(
        Locale.ROOT,
        "make_timestamp((TRY_CAST(%s AS DECIMAL(38, 6)) * %d)::BIGINT)",
        text,
        microsPerUnit);
  }
}
