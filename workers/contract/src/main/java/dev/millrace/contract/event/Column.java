package dev.millrace.contract.event;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A top-level field of an event that has a column of its own in the warehouse. All columns are
 * nullable: an event may leave a field out.
 *
 * @param name field and column name: a letter or underscore, then letters, digits, underscores, at
 *     most 128
 * @param type what values it takes
 * @param format how a TIMESTAMP is written in events; absent for {@link TimeFormat#RFC3339} and for
 *     every other type
 */
public record Column(String name, ColumnType type, Optional<TimeFormat> format) {
  /** What {@link #name} must match; the intersection of what DuckDB and BigQuery take unquoted. */
  public static final String NAME_PATTERN = "[A-Za-z_][A-Za-z0-9_]{0,127}";

  private static final Pattern NAME = Pattern.compile(NAME_PATTERN);

  /** Checks the name, and that only a time has a format. */
  public Column {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          Problems.notAllowed("column name", name, "must match " + NAME_PATTERN));
    }
    if (format.isPresent() && type != ColumnType.TIMESTAMP) {
      throw new InvalidInputException(
          Problems.notAllowed(
              "format of column " + name, format.get().name(), "only a TIMESTAMP has a format"));
    }
    format = format.filter(f -> f != TimeFormat.RFC3339);
  }

  /** A column whose values are written in the usual way. */
  public Column(String name, ColumnType type) {
    this(name, type, Optional.empty());
  }

  /** How a TIMESTAMP is written in events. */
  public TimeFormat timeFormat() {
    return format.orElse(TimeFormat.RFC3339);
  }

  /** The same column under another name. */
  public Column named(String other) {
    return new Column(other, type, format);
  }

  /** Reads what {@link #toString} wrote. */
  public static Column parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      return new Column(
          parts[0],
          ColumnType.valueOf(parts[1]),
          parts.length == 2 ? Optional.empty() : Optional.of(TimeFormat.valueOf(parts[2])));
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      if (e instanceof InvalidInputException invalid) {
        throw invalid;
      }
      throw new InvalidInputException(
          Problems.notAllowed(
              "column",
              text,
              String.format(
                  Locale.ROOT,
                  "must be name:TYPE or name:TIMESTAMP:FORMAT with TYPE one of %s and FORMAT one of"
                      + " %s",
                  Arrays.toString(ColumnType.values()),
                  Arrays.toString(TimeFormat.values()))));
    }
  }

  /**
   * {@code name:TYPE}, for a time that is not written in the usual way {@code name:TYPE:FORMAT}.
   */
  @Override
  public String toString() {
    return name + ":" + type + format.map(f -> ":" + f).orElse("");
  }
}
