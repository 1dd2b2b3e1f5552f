package dev.millrace.connector.files;

import dev.millrace.connector.duckdb.DuckDbLibrary;
import dev.millrace.connector.duckdb.RowQueries;
import dev.millrace.connector.duckdb.Sql;
import dev.millrace.connector.reader.Contents;
import dev.millrace.connector.reader.CountText;
import dev.millrace.connector.reader.MessageRelation;
import dev.millrace.connector.reader.NativeLibrary;
import dev.millrace.connector.reader.Row;
import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.EventColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A run's files, read with DuckDB in bounded memory. Their names say whose they are: a run's own
 * are counted and removed, all others are left alone.
 */
final class FilesFolder implements RunWarehouse {
  private static final String MEMORY = "512MB";

  private final FilesConfig config;
  private final EventFiles files;
  private final boolean uniqueIds;

  /** The files; {@code uniqueIds} says that equal ids are rows written twice. */
  FilesFolder(FilesConfig config, EventFiles files, boolean uniqueIds) {
    this.config = config;
    this.files = files;
    this.uniqueIds = uniqueIds;
  }

  @Override
  public Set<NativeLibrary> libraries() {
    return Set.of(DuckDbLibrary.LIBRARY, NativeLibrary.ZSTD);
  }

  @Override
  public Contents contents() {
    return read(Contents.NOTHING, this::contents);
  }

  @Override
  public List<Row> rows(List<Long> ids, List<Column> wanted) {
    return read(
        List.of(), queries -> queries.rows(ids, wanted.stream().filter(this::has).toList()));
  }

  @Override
  public List<Long> someIds(int most) {
    return read(List.of(), queries -> queries.someIds(most));
  }

  @Override
  public Optional<String> traces() {
    int count = files().size();
    return count == 0 ? Optional.empty() : Optional.of(CountText.of(count) + " files");
  }

  @Override
  public Optional<MessageRelation> messages(Statement duckDb, Path aside) throws IOException {
    return files.files().isEmpty()
        ? Optional.empty()
        : Optional.of(new MessageRelation(files.relation(), config.format() == FileFormat.Ndjson));
  }

  @Override
  public String removal() {
    return String.format(
        Locale.ROOT, "%s files in %s", CountText.of(files().size()), config.path());
  }

  @Override
  public void remove() {
    try {
      files.remove();
    } catch (IOException e) {
      throw unreadable("remove", e);
    }
  }

  private Contents contents(RowQueries queries) throws SQLException {
    long rows = queries.count();
    return new Contents(
        rows,
        OptionalLong.of(rows),
        uniqueIds ? OptionalLong.of(queries.distinctIds()) : OptionalLong.empty());
  }

  /** From NDJSON files nothing was taken out, so there is no column for what is left. */
  private boolean has(Column column) {
    return config.format() == FileFormat.Parquet || !column.equals(EventColumns.EXTRA);
  }

  private interface Reading<T> {
    T of(RowQueries queries) throws SQLException;
  }

  private <T> T read(T ifAbsent, Reading<T> reading) {
    if (files().isEmpty()) {
      return ifAbsent;
    }
    try {
      Path aside = Files.createTempDirectory("millrace-verify");
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("SET memory_limit = " + Sql.text(MEMORY));
        statement.execute("SET temp_directory = " + Sql.text(aside.toString()));
        statement.execute("SET preserve_insertion_order = false");
        statement.execute("SET TimeZone = 'UTC'");
        return reading.of(new RowQueries(statement, files.relation()));
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException | SQLException e) {
      throw unreadable("read", e);
    }
  }

  private List<Path> files() {
    try {
      return files.files();
    } catch (IOException e) {
      throw unreadable("read", e);
    }
  }

  private WarehouseUnreadableException unreadable(String what, Exception e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new WarehouseUnreadableException(
        String.format(Locale.ROOT, "cannot %s the files in %s: %s", what, config.path(), first), e);
  }
}
