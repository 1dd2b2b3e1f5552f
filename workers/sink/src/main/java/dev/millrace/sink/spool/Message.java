package dev.millrace.sink.spool;

/**
 * A message as it came.
 *
 * @param key null when it had none
 * @param value one event
 */
public record Message(byte[] key, byte[] value) {}
