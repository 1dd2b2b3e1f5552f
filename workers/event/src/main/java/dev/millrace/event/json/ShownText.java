package dev.millrace.event.json;

import java.nio.charset.StandardCharsets;

/** Parts of values as messages show them. */
public final class ShownText {
  private static final int MOST_BYTES = 60;

  private ShownText() {}

  /** The range as text, cut when long. */
  public static String of(byte[] bytes, int from, int to) {
    String part = new String(bytes, from, Math.min(to - from, MOST_BYTES), StandardCharsets.UTF_8);
    return to - from > MOST_BYTES ? part + "…" : part;
  }
}
