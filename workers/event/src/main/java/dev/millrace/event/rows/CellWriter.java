package dev.millrace.event.rows;

import dev.millrace.contract.event.Column;
import dev.millrace.event.bytes.ByteSearch;
import dev.millrace.event.column.ColumnReader;
import dev.millrace.event.json.CharText;
import dev.millrace.event.json.Member;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.json.ValueKind;
import java.util.List;
import java.util.Optional;

/** Puts the values of fields into the cells of their columns. For one thread. */
final class CellWriter {
  private final ColumnReader[] readers;
  private final CharText text = new CharText();
  private Optional<RejectedEventException> mismatch = Optional.empty();

  CellWriter(List<Column> columns) {
    readers = columns.stream().map(ColumnReader::new).toArray(ColumnReader[]::new);
  }

  void startEvent() {
    mismatch = Optional.empty();
  }

  /** The verdict on the event's first value that its column cannot take. */
  Optional<RejectedEventException> mismatch() {
    return mismatch;
  }

  /** Sets the cell of a column; leaves it null for null and for what the column cannot take. */
  void write(int column, Member value, RowsBuilder rows) {
    ColumnReader reader = readers[column];
    if (!reader.read(value)) {
      mismatch = mismatch.or(() -> Optional.of(reader.mismatch(value)));
    } else if (value.kind() != ValueKind.NULL) {
      set(column, reader, value, rows);
    }
  }

  private void set(int column, ColumnReader reader, Member value, RowsBuilder rows) {
    switch (reader.type()) {
      case INT64, FLOAT64, BOOL, TIMESTAMP -> rows.setNumber(column, reader.number(value));
      case STRING -> string(column, value, rows);
      case STRING_ARRAY, JSON -> json(column, value, rows);
    }
  }

  private void string(int column, Member value, RowsBuilder rows) {
    int from = value.from() + 1;
    int to = value.to() - 1;
    if (value.escaped()) {
      int start = rows.arena().size();
      text.read(value.bytes(), from, to);
      rows.arena().appendUtf8(text.chars(), 0, text.length());
      rows.setArenaText(column, start);
    } else {
      rows.setText(column, from, to - from);
    }
  }

  private static void json(int column, Member value, RowsBuilder rows) {
    int from = value.from();
    int to = value.to();
    if (ByteSearch.first(value.bytes(), from, to, '\n', '\r') == to) {
      rows.setText(column, from, to - from);
    } else {
      int start = rows.arena().size();
      OneLine.append(value.bytes(), from, to, rows.arena());
      rows.setArenaText(column, start);
    }
  }
}
