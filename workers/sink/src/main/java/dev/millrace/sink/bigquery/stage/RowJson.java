package dev.millrace.sink.bigquery.stage;

import dev.millrace.contract.event.Column;
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
  void write(Rows rows, int row, StagedLine line) {
    line.add('{');
    int start = line.length();
    for (int column = 0; column < keys.length; column++) {
      if (!rows.isNull(column, row)) {
        line.add(keys[column]);
        value(rows, row, column, line);
        line.add(',');
      }
    }
    if (line.length() > start) {
      line.cut(line.length() - 1);
    }
    line.add('}').add('\n');
  }

  private void value(Rows rows, int row, int column, StagedLine line) {
    switch (columns.get(column).type()) {
      case INT64 -> integer(rows.integer(column, row), line);
      case FLOAT64 -> line.add(Double.toString(rows.real(column, row)));
      case BOOL -> line.add(Boolean.toString(rows.truth(column, row)));
      case TIMESTAMP -> line.add('"').add(TimeText.of(rows.integer(column, row))).add('"');
      case STRING -> line.addQuoted(rows.utf8(column, row));
      case STRING_ARRAY, JSON -> line.add(rows.utf8(column, row));
    }
  }

  private static void integer(long number, StagedLine line) {
    if (number >= -EXACT_IN_A_DOUBLE && number <= EXACT_IN_A_DOUBLE) {
      line.add(Long.toString(number));
    } else {
      line.add('"').add(Long.toString(number)).add('"');
    }
  }
}
