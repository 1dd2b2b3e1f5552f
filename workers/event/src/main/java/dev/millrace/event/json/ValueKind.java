package dev.millrace.event.json;

/** What a JSON value is, as finely as column types need it. */
public enum ValueKind {
  STRING("a string"),
  /** A number without fraction and exponent. */
  INTEGER("an integer"),
  /** A number with fraction or exponent. */
  DECIMAL("a number with fraction or exponent"),
  BOOLEAN("a boolean"),
  NULL("null"),
  OBJECT("an object"),
  /** An array that holds strings only, or nothing. */
  STRING_ARRAY("an array of strings"),
  /** Any other array. */
  ARRAY("an array that holds more than strings");

  private final String words;

  ValueKind(String words) {
    this.words = words;
  }

  /** For messages. */
  public String words() {
    return words;
  }
}
