package dev.millrace.sink.spool;

/**
 * A message as it came.
 *
 * @param key null when it had none
 * @param value one event
 */
public record SpooledMessage(byte[] key, byte[] value) {}
