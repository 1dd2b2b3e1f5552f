package dev.millrace.sink.bigquery.fake;

/** Something that goes wrong with a request. */
public sealed interface Trouble {
  /** The request is refused and nothing done. */
  record Refuse(int code, String reason) implements Trouble {}

  /** The connection ends before anything is done. */
  record Drop() implements Trouble {}

  /** All is done, but the connection ends before the answer. */
  record Lose() implements Trouble {}
}
