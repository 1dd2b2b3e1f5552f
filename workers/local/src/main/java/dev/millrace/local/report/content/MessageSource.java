package dev.millrace.local.report.content;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.config.WarehouseConfig.Format;
import dev.millrace.contract.event.Column;
import dev.millrace.sink.duckdb.Sql;
import dev.millrace.sink.files.EventFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A warehouse's rows, readable from an in-memory database without changing anything.
 *
 * @param relation what to write after FROM
 * @param slow whether every reading parses text
 */
record MessageSource(String relation, boolean slow) {
  /** A table of a database file; empty when there is no file. */
  static Optional<MessageSource> attach(Statement statement, WarehouseConfig.DuckDb database)
      throws SQLException {
    if (!Files.exists(database.path())) {
      return Optional.empty();
    }
    String file = Sql.text(database.path().toAbsolutePath().toString());
    statement.execute(String.format(Locale.ROOT, "ATTACH %s AS warehouse (READ_ONLY)", file));
    return Optional.of(new MessageSource("warehouse.main." + Sql.name(database.table()), false));
  }

  /** All files of a run; empty when there are none. */
  static Optional<MessageSource> files(
      WarehouseConfig.Files config, List<Column> columns, String topic) throws IOException {
    EventFiles files = new EventFiles(config, columns, topic);
    return files.files().isEmpty()
        ? Optional.empty()
        : Optional.of(new MessageSource(files.relation(), config.format() == Format.Ndjson));
  }
}
