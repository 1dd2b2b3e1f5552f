package dev.millrace.local.report.content;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WarehouseConfig.Format;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A warehouse's rows, readable from an in-memory database without changing anything.
 *
 * @param relation what to write after FROM
 * @param slow whether every reading parses text
 */
record MessageSource(String relation, boolean slow) {
  private static final String NDJSON_COLUMNS =
      "{created_at: 'VARCHAR', lang: 'VARCHAR', language: 'VARCHAR', hashtags: 'VARCHAR[]',"
          + " mentions: 'VARCHAR[]', sentiment_score: 'DOUBLE', sentiment_label: 'VARCHAR'}";

  /** A table of a database file; empty when there is no file. */
  static Optional<MessageSource> attach(Statement statement, WarehouseConfig.DuckDb database)
      throws SQLException {
    if (!Files.exists(database.path())) {
      return Optional.empty();
    }
    String file = Sql.text(database.path().toAbsolutePath().toString());
    statement.execute("ATTACH %s AS warehouse (READ_ONLY)".formatted(file));
    return Optional.of(new MessageSource("warehouse.main." + Sql.name(database.table()), false));
  }

  /** All files of a folder; empty when there are none. */
  static Optional<MessageSource> files(Statement statement, WarehouseConfig.Files folder)
      throws SQLException {
    String files = Sql.filesIn(folder.path(), "*" + ending(folder));
    try (ResultSet found = statement.executeQuery("SELECT count(*) FROM glob(" + files + ")")) {
      found.next();
      if (found.getLong(1) == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(
        folder.format() == Format.Parquet
            ? new MessageSource("read_parquet(%s, union_by_name = true)".formatted(files), false)
            : new MessageSource(ndjson(files, folder), true));
  }

  private static String ndjson(String files, WarehouseConfig.Files folder) {
    // Said outright: DuckDB guesses wrong when a folder's name has a question mark.
    String compression =
        switch (folder.compression()) {
          case None -> "uncompressed";
          case Gzip -> "gzip";
          case Zstd -> "zstd";
        };
    return """
    read_json(%s, format = 'newline_delimited', compression = '%s', ignore_errors = true,
      columns = %s)\
    """
        .formatted(files, compression, NDJSON_COLUMNS);
  }

  private static String ending(WarehouseConfig.Files folder) {
    if (folder.format() == Format.Parquet) {
      return ".parquet";
    }
    return switch (folder.compression()) {
      case None -> ".ndjson";
      case Gzip -> ".ndjson.gz";
      case Zstd -> ".ndjson.zst";
    };
  }
}
