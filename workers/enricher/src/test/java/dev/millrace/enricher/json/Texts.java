package dev.millrace.enricher.json;

import dev.millrace.event.json.CharText;

/** Makes texts for tests. */
public final class Texts {
  private Texts() {}

  /** A text with these characters. */
  public static CharText of(String text) {
    CharText made = new CharText();
    made.append(text.toCharArray(), 0, text.length());
    return made;
  }
}
