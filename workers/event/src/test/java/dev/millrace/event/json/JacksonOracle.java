package dev.millrace.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** A second opinion on what an event is: the JDK's UTF-8 decoder, then Jackson over its text. */
final class JacksonOracle {
  private static final JsonFactory JACKSON = new JsonFactory();

  private JacksonOracle() {}

  /** What a value is, in the order of precedence that {@link ObjectReader} promises. */
  enum Verdict {
    NotUtf8,
    NotJson,
    NotAnObject,
    KeyTwice,
    Event
  }

  static Verdict judge(byte[] value) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      return Verdict.NotUtf8;
    }
    try (JsonParser parser =
        JACKSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      return judge(parser);
    } catch (IOException e) {
      return Verdict.NotJson;
    }
  }

  private static Verdict judge(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return Verdict.NotJson;
    }
    Set<String> keys = new HashSet<>();
    boolean twice = false;
    int depth = first.isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      twice |= depth == 1 && token == JsonToken.FIELD_NAME && !keys.add(parser.currentName());
    }
    if (!first.isStructStart()) {
      parser.getText(); // Jackson reads scalars only when asked
    }
    if (parser.nextToken() != null) {
      return Verdict.NotJson;
    }
    return first != JsonToken.START_OBJECT
        ? Verdict.NotAnObject
        : twice ? Verdict.KeyTwice : Verdict.Event;
  }
}
