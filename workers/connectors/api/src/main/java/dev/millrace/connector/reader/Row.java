package dev.millrace.connector.reader;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row by column; nulls are left out. Values: {@code String}, {@code Long} (INT64, and TIMESTAMP
 * as microseconds since 1970 UTC), {@code Double}, {@code Boolean}, {@code List<String>}, and for
 * JSON a {@code JsonNode}.
 *
 * @param cells value by column name
 */
public record Row(Map<String, Object> cells) {
  /** Takes a copy, sorted by name. */
  public Row {
    cells = Collections.unmodifiableMap(new TreeMap<>(cells));
  }

  /** Value of the column {@code id}. */
  public long id() {
    return (Long) cells.get("id");
  }
}
