package dev.millrace.connector.bigquery.load;

import java.util.Locale;

/**
 * What tells two files of rows apart. Whoever counts bytes of a file that another process sent has
 * to know that it was the same.
 *
 * @param rows in the file
 * @param bytes before packing
 * @param crc CRC-32C of these bytes
 */
public record Checksum(long rows, long bytes, long crc) {
  private static final int HEX = 16;

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  static Checksum parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("\"" + text + "\" is not rows-bytes-crc");
    }
    return new Checksum(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2], HEX));
  }

  /** {@code rows-bytes-crc}. */
  String text() {
    return String.format(Locale.ROOT, "%d-%d-%08x", rows, bytes, crc);
  }
}
