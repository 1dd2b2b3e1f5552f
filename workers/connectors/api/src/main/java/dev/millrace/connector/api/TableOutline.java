package dev.millrace.connector.api;

import dev.millrace.contract.event.Column;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The table that a run asks for.
 *
 * @param columns in order
 * @param fieldOf for the name of a column the path of the field that names it
 */
public record TableOutline(List<Column> columns, UnaryOperator<String> fieldOf) {
  /** Takes a copy of the columns. */
  public TableOutline {
    columns = List.copyOf(columns);
  }
}
