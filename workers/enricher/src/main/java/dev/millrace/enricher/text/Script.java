package dev.millrace.enricher.text;

import java.lang.Character.UnicodeScript;

/** Scripts that say something about a text's language. */
enum Script {
  /** Any other, or none. */
  OTHER(null, false),
  LATIN(null, false),
  CYRILLIC(null, false),
  ARABIC(null, false),
  DEVANAGARI(null, false),
  HAN("zh", true),
  /** Hiragana and katakana. */
  KANA("ja", true),
  HANGUL("ko", true),
  GREEK("el", false),
  HEBREW("he", false),
  THAI("th", true),
  BENGALI("bn", false),
  TAMIL("ta", false),
  TELUGU("te", false);

  private final String language;
  private final boolean glued;

  Script(String language, boolean glued) {
    this.language = language;
    this.glued = glued;
  }

  /** The language that nearly all text in this script is in, or null when it tells little. */
  String language() {
    return language;
  }

  /** Whether people write it right behind a foreign word, without a space. */
  boolean glued() {
    return glued;
  }

  /** The script of a code point. */
  static Script of(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case LATIN -> LATIN;
      case CYRILLIC -> CYRILLIC;
      case ARABIC -> ARABIC;
      case DEVANAGARI -> DEVANAGARI;
      case HAN -> HAN;
      case HIRAGANA, KATAKANA -> KANA;
      case HANGUL -> HANGUL;
      case GREEK -> GREEK;
      case HEBREW -> HEBREW;
      case THAI -> THAI;
      case BENGALI -> BENGALI;
      case TAMIL -> TAMIL;
      case TELUGU -> TELUGU;
      default -> OTHER;
    };
  }
}
