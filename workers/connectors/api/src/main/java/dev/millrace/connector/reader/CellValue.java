package dev.millrace.connector.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.TimeFormat;
import dev.millrace.event.time.TimeReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An event's field as the value of a {@link Row}'s cell. */
public final class CellValue {
  private static final TimeReader TIMES = TimeReader.of(TimeFormat.RFC3339);

  private CellValue() {}

  /** The value of a field that is not null and fits the type. */
  public static Object of(ColumnType type, JsonNode field) {
    return switch (type) {
      case STRING -> field.asText();
      case INT64 -> field.asLong();
      case FLOAT64 -> field.asDouble();
      case BOOL -> field.asBoolean();
      case TIMESTAMP -> micros(field.asText());
      case STRING_ARRAY -> {
        List<String> texts = new ArrayList<>();
        field.forEach(element -> texts.add(element.asText()));
        yield texts;
      }
      case JSON -> field;
    };
  }

  private static long micros(String rfc3339) {
    byte[] text = rfc3339.getBytes(StandardCharsets.UTF_8);
    return TIMES.micros(text, 0, text.length);
  }
}
