package dev.millrace.event.rows;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.event.bytes.ByteArrayBuilder;
import dev.millrace.event.json.Member;
import java.util.List;

/** Gathers the fields without a column into one JSON object, their spelling kept. */
final class ExtraFields {
  private final int column;
  private final ByteArrayBuilder object = new ByteArrayBuilder();

  ExtraFields(List<Column> columns) {
    column = columns.indexOf(EventColumns.EXTRA);
  }

  void startEvent() {
    object.clear();
  }

  /** Takes a field, if there is a column for it. */
  void add(Member field) {
    if (column < 0) {
      return;
    }
    object
        .append(object.size() == 0 ? '{' : ',')
        .append(field.bytes(), field.nameFrom(), field.nameTo() - field.nameFrom())
        .append(':');
    OneLine.append(field.bytes(), field.from(), field.to(), object);
  }

  void endEvent(RowsBuilder rows) {
    if (column < 0 || object.size() == 0) {
      return;
    }
    object.append('}');
    int from = rows.arena().size();
    rows.arena().append(object);
    rows.setArenaText(column, from);
  }
}
