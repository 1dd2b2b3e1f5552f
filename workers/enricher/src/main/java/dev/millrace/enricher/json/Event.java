package dev.millrace.enricher.json;

import dev.millrace.event.json.CharText;
import dev.millrace.event.json.FieldWriter;

/**
 * An event as it was read: its bytes, where its object begins and ends, and its text.
 *
 * <p>Not safe for use by several threads.
 */
public final class Event {
  private final CharText text = new CharText();
  private byte[] raw;
  private int open;
  private int close;
  private boolean members;
  private int textFrom;
  private int textTo;
  private boolean decoded;

  Event() {}

  /** The value exactly as it came; not to be changed. */
  public byte[] raw() {
    return raw;
  }

  /** Whether the text field is there and holds a string. */
  public boolean hasText() {
    return textTo >= textFrom;
  }

  /** The text field's content; call only when {@link #hasText}. */
  public CharText text() {
    if (!decoded) {
      text.read(raw, textFrom, textTo);
      decoded = true;
    }
    return text;
  }

  /**
   * The event's object with more fields at its end: everything else stands byte for byte as it did,
   * but for white space around the object.
   */
  public byte[] with(FieldWriter fields) {
    if (fields.isEmpty() && open == 0 && close == raw.length - 1) {
      return raw;
    }
    boolean comma = members && !fields.isEmpty();
    int kept = close - open;
    byte[] copy = new byte[kept + (comma ? 1 : 0) + fields.length() + 1];
    System.arraycopy(raw, open, copy, 0, kept);
    int at = kept;
    if (comma) {
      copy[at++] = ',';
    }
    fields.copyTo(copy, at);
    copy[copy.length - 1] = '}';
    return copy;
  }

  void begin(byte[] value) {
    raw = value;
    textFrom = 0;
    textTo = -1;
    decoded = false;
  }

  void foundText(int from, int to) {
    textFrom = from;
    textTo = to;
  }

  /** Its object was read. */
  void end(int openingBrace, int closingBrace, boolean hasMembers) {
    open = openingBrace;
    close = closingBrace;
    members = hasMembers;
  }
}
