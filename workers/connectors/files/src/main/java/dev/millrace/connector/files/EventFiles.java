package dev.millrace.connector.files;

import dev.millrace.connector.duckdb.ColumnForm;
import dev.millrace.connector.duckdb.Sql;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run's files, for whoever reads or removes them while no sink is writing. */
public final class EventFiles {
  /** Longest event that is read; Kafka takes none that is longer. */
  private static final long MAX_EVENT_BYTES = 64L << 20;

  private final Path folder;
  private final FileFormat format;
  private final List<Column> columns;
  private final String topic;

  /**
   * Files of a topic.
   *
   * @param columns columns that the events have as a table
   * @param topic the processed topic
   */
  public EventFiles(FilesConfig config, List<Column> columns, String topic) {
    this.folder = config.path().toAbsolutePath();
    this.format = config.format();
    this.columns = columns;
    this.topic = topic;
  }

  /** The finished files, sorted by partition and offset; none when there is no folder. */
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(this::isOurs).sorted().toList();
    }
  }

  /**
   * DuckDB's SQL for all rows, to stand after FROM; there must be files. Columns are named and
   * typed as in a table; NDJSON files have no column {@code extra}, since there nothing was taken
   * out of the events.
   */
  public String relation() {
    String number = "-[0-9]*";
    String pattern = escape(folder.resolve(topic).toString()) + number + number + number + ".";
    return switch (format) {
      case Parquet ->
          inUtc(
              String.format(
                  Locale.ROOT,
                  "read_parquet(%s, union_by_name = true)",
                  Sql.text(pattern + "parquet")),
              column -> Sql.name(column.name()) + " AT TIME ZONE 'UTC'");
      case Ndjson ->
          inUtc(
              String.format(
                  Locale.ROOT,
                  "read_json(%s, format = 'newline_delimited', maximum_object_size = %d, columns ="
                      + " {%s})",
                  Sql.text(pattern + "ndjson*"),
                  MAX_EVENT_BYTES,
                  types()),
              TimeSql::utc);
    };
  }

  /** Removes the files and what is beside them of this topic. */
  public void remove() throws IOException {
    for (Path file : files()) {
      Files.deleteIfExists(file);
    }
    Path aside = folder.resolve(OutputFolder.ASIDE);
    if (Files.isDirectory(aside)) {
      try (Stream<Path> entries = Files.list(aside)) {
        for (Path entry : entries.filter(this::isBeside).toList()) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  /** Read as instants, since for plain times DuckDB passes over the events' offsets from UTC. */
  private String inUtc(String read, Function<Column, String> time) {
    String replaced =
        columns.stream()
            .filter(column -> column.type() == ColumnType.TIMESTAMP)
            .map(column -> time.apply(column) + " AS " + Sql.name(column.name()))
            .collect(Collectors.joining(", "));
    String all = replaced.isEmpty() ? "*" : "* REPLACE (" + replaced + ")";
    return "(SELECT " + all + " FROM " + read + ")";
  }

  private String types() {
    return columns.stream()
        .filter(column -> !column.equals(EventColumns.EXTRA))
        .map(column -> Sql.text(column.name()) + ": " + Sql.text(type(column)))
        .collect(Collectors.joining(", "));
  }

  private static String type(Column column) {
    return column.type() == ColumnType.TIMESTAMP
        ? "VARCHAR"
        : ColumnForm.of(column.type()).sqlType();
  }

  private boolean isOurs(Path path) {
    return RangeFile.parse(path.getFileName().toString())
        .filter(file -> file.range().partition().topic().equals(topic))
        .isPresent();
  }

  private boolean isBeside(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(topic + "@") || name.matches(Pattern.quote(topic) + "-\\d+.*");
  }

  /** A path for a pattern, where it stands for itself alone. */
  private static String escape(String path) {
    return path.replaceAll("[*?\\[]", "[$0]");
  }
}
