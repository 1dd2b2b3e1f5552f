package dev.millrace.enricher.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.event.json.FieldWriter;
import dev.millrace.event.json.RejectedEventException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCopyTest {
  private final EventReader reader =
      new EventReader(
          List.of(new FieldRule("a", List.of(), false), new FieldRule("b", List.of(), false)),
          "text");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiterString = " -> ",
      textBlock =
          """
          {} -> {"n":7}
          { } -> { "n":7}
          {"a":1.50,"b":[ 1e2 ]} -> {"a":1.50,"b":[ 1e2 ],"n":7}
          `{ "a" : "\\u00e9" , "b" : 2 } ` -> { "a" : "\\u00e9" , "b" : 2 ,"n":7}
          """)
  void newFieldsComeLast(String before, String after) throws RejectedEventException {
    FieldWriter fields = new FieldWriter();
    fields.field(FieldWriter.label("n")).number(7);

    byte[] copy = reader.read(before.getBytes(StandardCharsets.UTF_8)).with(fields);

    assertThat(new String(copy, StandardCharsets.UTF_8)).isEqualTo(after);
  }

  @Test
  void whatSurroundsTheObjectIsLeftOut() throws RejectedEventException {
    byte[] copy =
        reader
            .read("\uFEFF \n{\"a\":1} \n".getBytes(StandardCharsets.UTF_8))
            .with(new FieldWriter());

    assertThat(new String(copy, StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
  }

  @Test
  void manyValuesOneAfterTheOtherDoNotMix() throws RejectedEventException {
    FieldWriter fields = new FieldWriter();
    for (int i = 0; i < 3; i++) {
      fields.clear();
      fields.field(FieldWriter.label("n")).number(i);
      byte[] full = reader.read("{\"a\":1}".getBytes(StandardCharsets.UTF_8)).with(fields);
      byte[] empty = reader.read("{}".getBytes(StandardCharsets.UTF_8)).with(fields);

      assertThat(full).asString().isEqualTo("{\"a\":1,\"n\":" + i + "}");
      assertThat(empty).asString().isEqualTo("{\"n\":" + i + "}");
    }
  }

  @Test
  void stringsAreWrittenAsUtf8() {
    FieldWriter fields = new FieldWriter();
    String text = "a\"\\\u0001\u001fé字😀";
    fields.field(FieldWriter.label("s")).string(text.toCharArray(), 0, text.length());
    fields.field(FieldWriter.label("h")).hex(new byte[] {0, 15, (byte) 0xAB, (byte) 0xFF});
    fields.field(FieldWriter.label("z")).nothing();

    byte[] written = new byte[fields.length()];
    fields.copyTo(written, 0);

    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo("\"s\":\"a\\\"\\\\\\u0001\\u001fé字😀\",\"h\":\"000fabff\",\"z\":null");
  }
}
