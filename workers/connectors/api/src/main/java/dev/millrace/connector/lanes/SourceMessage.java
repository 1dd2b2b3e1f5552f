package dev.millrace.connector.lanes;

/**
 * One message of a lane.
 *
 * @param key of the record, or null; must not be changed
 * @param value of the record, or its beginning when it is too large to be kept; must not be changed
 * @param size of the whole value in bytes
 * @param place where the lane has it: the sequence number, or the byte position in a file
 */
public record SourceMessage(byte[] key, byte[] value, long size, long place) {
  /** Whether the value is all of it. */
  public boolean whole() {
    return value.length == size;
  }
}
