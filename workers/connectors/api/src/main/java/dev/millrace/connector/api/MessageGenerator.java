package dev.millrace.connector.api;

/** Makes messages anew, byte by byte as a source made them. For one thread. */
public interface MessageGenerator {

  /** The value of the message with this id, at least 0. */
  byte[] value(long id);
}
