package dev.millrace.connector.replay;

import dev.millrace.contract.config.ConnectorSetting;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.event.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file whose every line is one event, its bytes kept as they are.
 *
 * @param path the file, readable by every producer
 * @param columns top-level fields that get a column of their own; may be empty
 */
public record ReplayConfig(Path path, List<Column> columns) implements SourceConfig {
  static final String FIELD = "replay";
  static final String TYPE = "Replay";

  /** Each lane reads a part of the file. */
  private static final int LANES = 12;

  /** Takes a copy of the columns. */
  public ReplayConfig {
    columns = columns == null ? List.of() : List.copyOf(columns);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public boolean hasUniqueIds() {
    return false;
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public boolean isFinite(Optional<Long> messages) {
    return true;
  }

  /** The first lines of a file can only be read in one. */
  @Override
  public int lanes(Optional<Long> messages) {
    return messages.isPresent() ? 1 : LANES;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(
        "path",
        path.toString(),
        "columns",
        columns.stream().map(Column::toString).collect(Collectors.joining(", ")));
  }

  @Override
  public String content() {
    return "replay of " + path;
  }

  @Override
  public String description(Optional<Long> messages) {
    return messages
        .map(n -> String.format(Locale.ROOT, "the first %,d lines of %s", n, path))
        .orElseGet(() -> String.format(Locale.ROOT, "every line of %s", path));
  }

  @Override
  public List<ConnectorSetting> settings(Optional<Long> messages) {
    return List.of(
        new ConnectorSetting("Kind", "replay of a file"),
        new ConnectorSetting("File", path.toString()),
        new ConnectorSetting("Columns", ConnectorSetting.names(columns)),
        new ConnectorSetting(
            "Messages",
            messages.map(n -> String.format(Locale.ROOT, "the first %,d", n)).orElse("all lines")));
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }

  @Override
  public ReplayConfig readFrom(Path other) {
    return new ReplayConfig(other, columns);
  }
}
