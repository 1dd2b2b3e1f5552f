package dev.millrace.enricher.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.event.json.RejectedEventException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldRulesTest {
  @Test
  void everyColumnOfAFieldMustTakeItsValue() {
    List<FieldRule> rules =
        List.of(
            new FieldRule(
                "f",
                List.of(new Column("f", ColumnType.JSON), new Column("f", ColumnType.BOOL)),
                false));
    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> read(rules, "{\"f\":1}"))
        .withMessage("field f: expected BOOL, found an integer: 1");
  }

  @Test
  void aTakenNameOutweighsAWrongType() {
    List<FieldRule> rules =
        List.of(
            new FieldRule("f", List.of(new Column("f", ColumnType.BOOL)), false),
            new FieldRule("hash", List.of(), true));
    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> read(rules, "{\"f\":1,\"hash\":2}"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.FieldNameTaken))
        .withMessageStartingWith("the event has the field hash itself");
  }

  private static void read(List<FieldRule> rules, String json) throws RejectedEventException {
    new EventReader(rules, "text").read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aNameTwiceOutweighsAWrongType() {
    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> read(ColumnType.INT64, "\"x\",\"f\":1"))
        .withMessage("the key f stands twice");
  }

  @Test
  void theTextIsUnescaped() throws RejectedEventException {
    EventReader reader =
        new EventReader(
            List.of(new FieldRule("text", List.of(new Column("text", ColumnType.STRING)), false)),
            "text");

    String json =
        "{\"x\":\"no\",\"te\\u0078t\":\"\\\"Größe\\\" \\/ 字 😀\\ud83d\\ude00\\u00e9\\b\\f\\n"
            + "\\r"
            + "\\t\"}";
    assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8)).text())
        .hasToString("\"Größe\" / 字 😀😀é\b\f\n\r\t");
    assertThat(reader.read("{\"text\":null}".getBytes(StandardCharsets.UTF_8)).hasText()).isFalse();
    assertThat(reader.read("{}".getBytes(StandardCharsets.UTF_8)).hasText()).isFalse();
    assertThat(reader.read("{\"text\":\"\"}".getBytes(StandardCharsets.UTF_8)).text())
        .hasToString("");
  }

  private static void read(ColumnType type, String value) throws RejectedEventException {
    List<FieldRule> rules =
        List.of(
            new FieldRule("other", List.of(new Column("other", ColumnType.BOOL)), false),
            new FieldRule("f", List.of(new Column("f", type)), false));
    String json = "{\"other\":true,\"f\":" + value + ",\"more\":1}";
    new EventReader(rules, "text").read(json.getBytes(StandardCharsets.UTF_8));
  }
}
