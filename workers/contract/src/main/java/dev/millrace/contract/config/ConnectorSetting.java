package dev.millrace.contract.config;

import dev.millrace.contract.event.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One setting of a source or warehouse, as people write it.
 *
 * @param name of the setting
 * @param value as people write it
 */
public record ConnectorSetting(String name, String value) {

  /** Names of columns as a value. */
  public static String names(List<Column> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
