package dev.millrace.connector.bigquery.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.connector.bigquery.stage.TimeText;
import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.Rows;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as insertAll reads them: unlike load jobs it wants JSON columns as text
 * (https://cloud.google.com/bigquery/docs/json-data). Null cells are left out.
 */
final class RowContent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final List<Column> columns;

  RowContent(List<Column> columns) {
    this.columns = columns;
  }

  Map<String, Object> of(Rows rows, int row) {
    Map<String, Object> content = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      if (!rows.isNull(column, row)) {
        content.put(columns.get(column).name(), value(rows, row, column));
      }
    }
    return content;
  }

  private Object value(Rows rows, int row, int column) {
    return switch (columns.get(column).type()) {
      // As text, since integers beyond 2^53 do not survive as JSON numbers everywhere.
      case INT64 -> Long.toString(rows.integer(column, row));
      case FLOAT64 -> rows.real(column, row);
      case BOOL -> rows.truth(column, row);
      case TIMESTAMP -> TimeText.of(rows.integer(column, row));
      case STRING, JSON -> text(rows, row, column);
      case STRING_ARRAY -> texts(text(rows, row, column));
    };
  }

  private static String text(Rows rows, int row, int column) {
    return new String(rows.utf8(column, row), StandardCharsets.UTF_8);
  }

  private static List<String> texts(String json) {
    try {
      return JSON.readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a decoded row has a list of texts", e);
    }
  }
}
