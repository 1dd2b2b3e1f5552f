package dev.millrace.event.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random events, written by one JSON library, must come out of the columns unchanged. */
class RowDecoderAgreesWithJacksonTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("i", ColumnType.INT64),
          new Column("s", ColumnType.STRING),
          new Column("d", ColumnType.FLOAT64),
          new Column("l", ColumnType.STRING_ARRAY),
          new Column("j", ColumnType.JSON),
          EventColumns.EXTRA);
  private static final String[] TEXTS = {
    "",
    "a",
    "plain text of some length",
    "\"",
    "\\",
    "\n\r\t\b\f",
    "😀",
    "हिन्दी",
    "\u0000",
    "/",
    "\u2028"
  };

  private final SplittableRandom random = new SplittableRandom(4);
  private final ObjectMapper plain = new ObjectMapper();
  private final ObjectMapper ascii =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Test
  void columnsHoldWhatTheEventSays() throws Exception {
    RowDecoder decoder = new RowDecoder(COLUMNS);
    for (int n = 0; n < 20_000; n++) {
      ObjectNode event = event();
      byte[] json =
          switch (n % 3) {
            case 0 -> plain.writeValueAsBytes(event);
            case 1 -> ascii.writeValueAsBytes(event);
            default -> plain.writerWithDefaultPrettyPrinter().writeValueAsBytes(event);
          };
      RowsBuilder builder = new RowsBuilder(COLUMNS);
      decoder.decode(n, json, builder);
      assertThat(read(builder.build().get(0))).as(event.toString()).isEqualTo(event);
    }
  }

  private JsonNode read(Rows row) throws Exception {
    ObjectNode back = plain.createObjectNode();
    for (int c = 0; c < COLUMNS.size() - 1; c++) {
      if (!row.isNull(c, 0)) {
        String name = COLUMNS.get(c).name();
        switch (COLUMNS.get(c).type()) {
          case INT64 -> back.put(name, row.integer(c, 0));
          case FLOAT64 -> back.put(name, row.real(c, 0));
          case STRING -> back.put(name, new String(row.utf8(c, 0), "UTF-8"));
          default -> {
            assertThat(row.utf8(c, 0)).doesNotContain('\n', '\r');
            back.set(name, plain.readTree(row.utf8(c, 0)));
          }
        }
      }
    }
    if (!row.isNull(COLUMNS.size() - 1, 0)) {
      back.setAll((ObjectNode) plain.readTree(row.utf8(COLUMNS.size() - 1, 0)));
    }
    return back;
  }

  private ObjectNode event() {
    ObjectNode event = plain.createObjectNode();
    for (int f = random.nextInt(9); f > 0; f--) {
      switch (random.nextInt(6)) {
        case 0 -> event.put("i", random.nextLong() >> random.nextInt(64));
        case 1 -> event.put("s", text());
        case 2 -> event.put("d", Double.longBitsToDouble(random.nextLong(1L << 62)));
        case 3 -> event.set("l", texts());
        case 4 -> event.set("j", any(0));
        default -> event.set("u" + random.nextInt(5) + text(), any(0));
      }
    }
    return event;
  }

  private JsonNode any(int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 6)) {
      case 0 -> plain.getNodeFactory().numberNode(random.nextLong());
      case 1 -> plain.getNodeFactory().textNode(text());
      case 2 -> plain.getNodeFactory().booleanNode(random.nextBoolean());
      case 3 -> plain.getNodeFactory().numberNode(random.nextInt(100) / 8.0);
      case 4 -> plain.createArrayNode().add(any(depth + 1)).add(any(depth + 1));
      default -> plain.createObjectNode().set(text(), any(depth + 1));
    };
  }

  private ArrayNode texts() {
    ArrayNode list = plain.createArrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(text());
    }
    return list;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return text.toString();
  }
}
