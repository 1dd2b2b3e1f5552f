package dev.millrace.connector.tweets;

import dev.millrace.event.bytes.ByteArrayBuilder;

/**
 * The text of one tweet while it is put together: pieces, as many as fit.
 *
 * <p>Not safe for use by several threads.
 */
final class TweetText {
  /** Longest text, in UTF-16 units. */
  static final int LIMIT = 280;

  private static final int MOST_PIECES = 16;

  private final PreEncodedText[] pieces = new PreEncodedText[MOST_PIECES];
  private int count;
  private int length;

  /** Appends a piece, unless it is too long or stands there already. */
  void append(PreEncodedText piece) {
    if (length + piece.length() <= LIMIT && count < MOST_PIECES && !contains(piece)) {
      pieces[count++] = piece;
      length += piece.length();
    }
  }

  private boolean contains(PreEncodedText piece) {
    for (int i = 0; i < count; i++) {
      if (pieces[i] == piece) {
        return true;
      }
    }
    return false;
  }

  void writeTo(ByteArrayBuilder into) {
    for (int i = 0; i < count; i++) {
      into.append(pieces[i].json());
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < count; i++) {
      text.append(pieces[i].text());
    }
    return text.toString();
  }
}
