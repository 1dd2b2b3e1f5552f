package dev.millrace.connector.bigquery.stage;

import dev.millrace.contract.event.Column;
import dev.millrace.event.bytes.ByteArrayBuilder;
import dev.millrace.event.json.JsonEscaper;
import dev.millrace.event.rows.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes rows as the JSON lines that load jobs read. Null cells are left out. For one thread. */
final class RowJson {
  /** Integers up to this size survive a reader that takes them for doubles. */
  private static final long EXACT_IN_A_DOUBLE = (1L << 53) - 1;

  private final List<Column> columns;
  private final byte[][] keys;

  RowJson(List<Column> columns) {
    this.columns = columns;
    this.keys =
        columns.stream()
            .map(column -> ("\"" + column.name() + "\":").getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
  }

  /** Adds the row with its line feed. */
  void write(Rows rows, int row, ByteArrayBuilder line) {
    line.append('{');
    int start = line.size();
    for (int column = 0; column < keys.length; column++) {
      if (!rows.isNull(column, row)) {
        line.append(keys[column]);
        value(rows, row, column, line);
        line.append(',');
      }
    }
    if (line.size() > start) {
      line.truncate(line.size() - 1);
    }
    line.append('}').append('\n');
  }

  private void value(Rows rows, int row, int column, ByteArrayBuilder line) {
    switch (columns.get(column).type()) {
      case INT64 -> integer(rows.integer(column, row), line);
      case FLOAT64 -> line.append(Double.toString(rows.real(column, row)));
      case BOOL -> line.append(Boolean.toString(rows.truth(column, row)));
      case TIMESTAMP -> line.append('"').append(TimeText.of(rows.integer(column, row))).append('"');
      case STRING -> string(rows.utf8(column, row), line);
      case STRING_ARRAY, JSON -> line.append(rows.utf8(column, row));
    }
  }

  private static void integer(long number, ByteArrayBuilder line) {
    if (number >= -EXACT_IN_A_DOUBLE && number <= EXACT_IN_A_DOUBLE) {
      line.append(number);
    } else {
      line.append('"').append(number).append('"');
    }
  }

  private static void string(byte[] utf8, ByteArrayBuilder line) {
    line.append('"');
    JsonEscaper.append(utf8, line);
    line.append('"');
  }
}
