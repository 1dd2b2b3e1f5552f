package dev.millrace.contract.event;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A top-level field of an event that has a column of its own in the warehouse. All columns are
 * nullable: an event may leave a field out.
 *
 * @param name field and column name: a letter or underscore, then letters, digits, underscores, at
 *     most 128
 * @param type what values it takes
 */
public record Column(String name, ColumnType type) {
  /** What {@link #name} must match; the intersection of what DuckDB and BigQuery take unquoted. */
  public static final String NAME_PATTERN = "[A-Za-z_][A-Za-z0-9_]{0,127}";

  private static final Pattern NAME = Pattern.compile(NAME_PATTERN);

  /** Checks the name. */
  public Column {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          Problems.notAllowed("column name", name, "must match " + NAME_PATTERN));
    }
  }

  /** Reads what {@link #toString} wrote. */
  public static Column parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new Column(text.substring(0, colon), ColumnType.valueOf(text.substring(colon + 1)));
    } catch (StringIndexOutOfBoundsException | IllegalArgumentException e) {
      if (e instanceof InvalidInputException invalid) {
        throw invalid;
      }
      throw new InvalidInputException(
          Problems.notAllowed(
              "column",
              text,
              "must be name:TYPE with TYPE one of " + Arrays.toString(ColumnType.values())));
    }
  }

  /** {@code name:TYPE}. */
  @Override
  public String toString() {
    return name + ":" + type;
  }
}
