package dev.millrace.event.rows;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Names values for people. */
final class JsonKinds {
  private static final int MAX_SHOWN = 80;

  private JsonKinds() {}

  /** The parser's present value: its kind, and a scalar's text. */
  static String describe(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "the text \"" + cut(parser.getText()) + "\"";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + cut(parser.getText());
      default -> parser.getText();
    };
  }

  private static String cut(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
