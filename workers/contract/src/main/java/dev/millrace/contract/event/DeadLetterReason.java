package dev.millrace.contract.event;

/** Why a message can never be processed, whoever tries and however often. */
public enum DeadLetterReason {
  /** The record has no value at all. */
  NullValue,
  /** The value has no bytes. */
  EmptyValue,
  /** The value is not well-formed UTF-8. */
  InvalidUtf8,
  /** The value is not well-formed JSON, or something follows it. */
  InvalidJson,
  /** The value is JSON but not an object. */
  NotAnObject,
  /** A key stands twice in the object. */
  DuplicateKey,
  /** Nested deeper than the parser allows. */
  TooDeep,
  /** The event has a field itself that an enrichment would write. */
  FieldNameTaken,
  /** A field that has a column has a value of another type. */
  WrongType,
  /** Larger than the topic or the warehouse takes. */
  TooLarge,
  /** The warehouse refuses this row and only this row. */
  RowRefused
}
