package dev.millrace.connector.tweets;

import dev.millrace.event.json.JsonEscaper;

/**
 * A piece of text, and the same as it stands inside a JSON string: escaped once, copied often.
 *
 * @param text the piece
 * @param length of the text as Java and most limits count it: UTF-16 units
 * @param json its escaped UTF-8; must not be changed
 */
record PreEncodedText(String text, int length, byte[] json) {
  static PreEncodedText of(String text) {
    return new PreEncodedText(text, text.length(), JsonEscaper.bytes(text));
  }
}
