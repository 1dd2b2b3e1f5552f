package dev.millrace.enricher.json;

import java.util.Arrays;

/**
 * An event as it was read: its bytes, where its object begins and ends, its text, and which members
 * a copy leaves out.
 *
 * <p>Not safe for use by several threads.
 */
public final class Event {
  private final CharText text = new CharText();
  private byte[] raw;
  private int open;
  private int close;
  private boolean lastKept;
  private int[] cuts = new int[8];
  private int cutEnds;
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
   * but for white space around the object and members that were cut.
   */
  public byte[] with(FieldWriter fields) {
    if (fields.isEmpty() && open == 0 && close == raw.length - 1) {
      return raw;
    }
    boolean comma = lastKept && !fields.isEmpty();
    byte[] copy = new byte[close - open - cutLength() + (comma ? 1 : 0) + fields.length() + 1];
    int at = 0;
    int from = open;
    for (int i = 0; i < cutEnds; i += 2) {
      System.arraycopy(raw, from, copy, at, cuts[i] - from);
      at += cuts[i] - from;
      from = cuts[i + 1];
    }
    System.arraycopy(raw, from, copy, at, close - from);
    at += close - from;
    if (comma) {
      copy[at++] = ',';
    }
    fields.copyTo(copy, at);
    copy[copy.length - 1] = '}';
    return copy;
  }

  void begin(byte[] value, int openingBrace) {
    raw = value;
    open = openingBrace;
    lastKept = false;
    cutEnds = 0;
    textFrom = 0;
    textTo = -1;
    decoded = false;
  }

  /** The member just read stays. */
  void kept() {
    lastKept = true;
  }

  /** The member just read goes: the bytes after the comma before it up to {@code to}. */
  void cut(int from, int to) {
    if (cutEnds == cuts.length) {
      cuts = Arrays.copyOf(cuts, cuts.length * 2);
    }
    cuts[cutEnds++] = from;
    cuts[cutEnds++] = to;
    lastKept = false;
  }

  void foundText(int from, int to) {
    textFrom = from;
    textTo = to;
  }

  void end(int closingBrace) {
    close = closingBrace;
  }

  private int cutLength() {
    int length = 0;
    for (int i = 0; i < cutEnds; i += 2) {
      length += cuts[i + 1] - cuts[i];
    }
    return length;
  }
}
