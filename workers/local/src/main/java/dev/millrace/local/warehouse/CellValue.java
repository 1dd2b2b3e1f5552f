package dev.millrace.local.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.contract.event.ColumnType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An event's field as the value of a {@link Row}'s cell. */
public final class CellValue {
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
    return ChronoUnit.MICROS.between(Instant.EPOCH, OffsetDateTime.parse(rfc3339).toInstant());
  }
}
