package dev.millrace.connector.bigquery.fake;

/** Something that goes wrong with a request. */
public sealed interface Trouble {
  /**
   * The request is refused and nothing done.
   *
   * @param detail the exact reason that newer answers give among their details, empty without
   */
  record Refuse(int code, String reason, String detail) implements Trouble {
    /** Refused in the older form. */
    public Refuse(int code, String reason) {
      this(code, reason, "");
    }
  }

  /** The connection ends before anything is done. */
  record Drop() implements Trouble {}

  /** All is done, but the connection ends before the answer. */
  record Lose() implements Trouble {}
}
