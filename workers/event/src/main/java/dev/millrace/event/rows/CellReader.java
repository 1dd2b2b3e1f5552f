package dev.millrace.event.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.event.time.TimeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reads the value of a field into the cell of its column. */
final class CellReader {
  private final List<Column> columns;
  private final TimeReader[] times;

  CellReader(List<Column> columns) {
    this.columns = columns;
    times =
        columns.stream()
            .map(column -> TimeReader.of(column.timeFormat()))
            .toArray(TimeReader[]::new);
  }

  /** Reads the value that follows the field name the parser is at. */
  void read(int index, JsonParser parser, byte[] json, RowsBuilder rows)
      throws IOException, BadRowException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    Column column = columns.get(index);
    switch (column.type()) {
      case INT64 -> rows.setNumber(index, integer(column, token, parser));
      case FLOAT64 ->
          rows.setNumber(index, Double.doubleToRawLongBits(real(column, token, parser)));
      case BOOL -> rows.setNumber(index, truth(column, token, parser) ? 1 : 0);
      case TIMESTAMP -> rows.setNumber(index, time(index, token, parser, json));
      case STRING -> text(index, column, token, parser, json, rows);
      case STRING_ARRAY -> texts(index, column, token, parser, json, rows);
      case JSON -> any(index, parser, json, rows);
    }
  }

  private static long integer(Column column, JsonToken token, JsonParser parser)
      throws IOException, BadRowException {
    if (token != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw wrong(column, parser, "must be an integer of at most 64 bits");
    }
    return parser.getLongValue();
  }

  private static double real(Column column, JsonToken token, JsonParser parser)
      throws IOException, BadRowException {
    if (token.isNumeric()) {
      double value = parser.getDoubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw wrong(column, parser, "must be a number within the range of a double");
  }

  private static boolean truth(Column column, JsonToken token, JsonParser parser)
      throws IOException, BadRowException {
    if (!token.isBoolean()) {
      throw wrong(column, parser, "must be true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private long time(int index, JsonToken token, JsonParser parser, byte[] json)
      throws IOException, BadRowException {
    TimeReader reader = times[index];
    long micros = TimeReader.INVALID;
    if (token == JsonToken.VALUE_STRING && reader.readsText()) {
      micros = timeText(reader, parser, json);
    } else if (token.isNumeric() && !reader.readsText()) {
      int from = tokenStart(parser);
      micros = reader.micros(json, from, RowJsonBytes.afterNumber(json, from));
    }
    if (micros == TimeReader.INVALID) {
      Column column = columns.get(index);
      throw wrong(
          column,
          parser,
          String.format(
              Locale.ROOT,
              "must be %s (format %s)",
              column.timeFormat().words(),
              column.timeFormat()));
    }
    return micros;
  }

  private static long timeText(TimeReader reader, JsonParser parser, byte[] json)
      throws IOException {
    int from = tokenStart(parser) + 1;
    int end = RowJsonBytes.quoteOrBackslash(json, from);
    if (end < json.length && json[end] == '"') {
      return reader.micros(json, from, end);
    }
    byte[] text = parser.getText().getBytes(StandardCharsets.UTF_8);
    return reader.micros(text, 0, text.length);
  }

  private static void text(
      int index, Column column, JsonToken token, JsonParser parser, byte[] json, RowsBuilder rows)
      throws IOException, BadRowException {
    if (token != JsonToken.VALUE_STRING) {
      throw wrong(column, parser, "must be text");
    }
    int from = tokenStart(parser) + 1;
    int end = RowJsonBytes.quoteOrBackslash(json, from);
    if (end < json.length && json[end] == '"') {
      rows.setText(index, from, end - from);
    } else {
      int start = rows.arena().size();
      rows.arena().append(parser.getText());
      rows.setArenaText(index, start);
    }
  }

  private static void texts(
      int index, Column column, JsonToken token, JsonParser parser, byte[] json, RowsBuilder rows)
      throws IOException, BadRowException {
    String allowed = "must be a list of texts";
    if (token != JsonToken.START_ARRAY) {
      throw wrong(column, parser, allowed);
    }
    int from = tokenStart(parser);
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (t != JsonToken.VALUE_STRING) {
        throw wrong(column, parser, allowed);
      }
    }
    raw(index, from, end(parser), json, rows);
  }

  private static void any(int index, JsonParser parser, byte[] json, RowsBuilder rows)
      throws IOException {
    int from = tokenStart(parser);
    parser.finishToken();
    parser.skipChildren();
    raw(index, from, end(parser), json, rows);
  }

  private static void raw(int index, int from, int to, byte[] json, RowsBuilder rows) {
    if (RowJsonBytes.isPlain(json, from, to)) {
      rows.setText(index, from, to - from);
    } else {
      int start = rows.arena().size();
      RowJsonBytes.appendMended(json, from, to, rows.arena());
      rows.setArenaText(index, start);
    }
  }

  private static int tokenStart(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset();
  }

  private static BadRowException wrong(Column column, JsonParser parser, String allowed)
      throws IOException {
    return new BadRowException(
        DeadLetterReason.WrongType,
        column.name() + ": " + JsonKinds.describe(parser) + " is not allowed: " + allowed);
  }
}
