package dev.millrace.enricher.text;

import java.lang.Character.UnicodeScript;

/** What a code point is in a word: a table for the first plane, asked of the JDK beyond it. */
final class CharClass {
  /** A letter. */
  static final int LETTER = 1;

  /** A decimal digit. */
  static final int DIGIT = 2;

  /** Goes on with a word but begins none: marks, underscores, joiners, the kana length mark. */
  static final int EXTENDER = 4;

  /** A word of its own wherever it stands: ideographs and hiragana, written without spaces. */
  static final int ALONE = 8;

  /** Any part of a word. */
  static final int WORD = LETTER | DIGIT | EXTENDER;

  private static final Script[] ALL_SCRIPTS = Script.values();
  private static final byte[] CLASSES = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];
  private static final byte[] SCRIPTS = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];

  static {
    for (int c = 0; c < CLASSES.length; c++) {
      CLASSES[c] = (byte) classify(c);
      SCRIPTS[c] = (byte) Script.of(c).ordinal();
    }
  }

  private CharClass() {}

  /** The class of a code point: bits of this class's constants, or 0. */
  static int of(int codePoint) {
    return codePoint < CLASSES.length ? CLASSES[codePoint] : classify(codePoint);
  }

  /** The script of a code point. */
  static Script script(int codePoint) {
    return codePoint < SCRIPTS.length ? ALL_SCRIPTS[SCRIPTS[codePoint]] : Script.of(codePoint);
  }

  private static int classify(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          letter(codePoint);
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.CONNECTOR_PUNCTUATION ->
          EXTENDER;
      default -> codePoint == '\u200C' || codePoint == '\u200D' ? EXTENDER : 0; // joiners
    };
  }

  private static int letter(int codePoint) {
    if (codePoint == '\u30FC' || codePoint == '\uFF70') {
      return EXTENDER; // draws out the kana before it
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA
        ? LETTER | ALONE
        : LETTER;
  }
}
