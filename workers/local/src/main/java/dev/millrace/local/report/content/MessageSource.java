package dev.millrace.local.report.content;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WarehouseConfig.Format;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Makes a warehouse's rows readable from an in-memory database, without changing anything. */
final class MessageSource {
  private static final String NDJSON_COLUMNS =
      "{created_at: 'VARCHAR', lang: 'VARCHAR', language: 'VARCHAR', hashtags: 'VARCHAR[]',"
          + " mentions: 'VARCHAR[]', sentiment_score: 'DOUBLE', sentiment_label: 'VARCHAR'}";

  private MessageSource() {}

  /** What to write after FROM to read a table of a database file; empty when there is no file. */
  static Optional<String> attach(Statement statement, WarehouseConfig.DuckDb database)
      throws SQLException {
    if (!Files.exists(database.path())) {
      return Optional.empty();
    }
    String file = Sql.text(database.path().toAbsolutePath().toString());
    statement.execute("ATTACH %s AS warehouse (READ_ONLY)".formatted(file));
    return Optional.of("warehouse.main." + Sql.name(database.table()));
  }

  /** What to write after FROM to read all files of a folder; empty when there are none. */
  static Optional<String> files(Statement statement, WarehouseConfig.Files folder)
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
            ? "read_parquet(%s, union_by_name = true)".formatted(files)
            : ndjson(files, folder));
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
