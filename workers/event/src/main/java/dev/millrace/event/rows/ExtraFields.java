package dev.millrace.event.rows;

import com.fasterxml.jackson.core.JsonParser;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.EventColumns;
import java.io.IOException;
import java.util.List;

/** Gathers the fields without a column into one JSON object, their spelling kept. */
final class ExtraFields {
  private final int column;
  private final Arena object = new Arena();

  ExtraFields(List<Column> columns) {
    column = columns.indexOf(EventColumns.EXTRA);
  }

  void startEvent() {
    object.clear();
  }

  /** Takes the field whose name the parser is at, with its value. */
  void read(JsonParser parser, byte[] json) throws IOException {
    int name = (int) parser.currentTokenLocation().getByteOffset();
    parser.nextToken();
    if (column < 0) {
      parser.skipChildren();
      return;
    }
    int value = (int) parser.currentTokenLocation().getByteOffset();
    parser.finishToken();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getByteOffset();
    object.append((byte) (object.size() == 0 ? '{' : ','));
    RowJsonBytes.appendMended(json, name, RowJsonBytes.afterString(json, name + 1), object);
    object.append((byte) ':');
    RowJsonBytes.appendMended(json, value, end, object);
  }

  void endEvent(RowsBuilder rows) {
    if (column < 0 || object.size() == 0) {
      return;
    }
    object.append((byte) '}');
    int from = rows.arena().size();
    rows.arena().append(object);
    rows.setArenaText(column, from);
  }
}
