package dev.millrace.connector.bigquery.rest;

/**
 * In pieces of what size a file is uploaded; a piece is held in memory.
 *
 * @param maxChunkBytes largest piece
 */
public record UploadSize(int maxChunkBytes) {
  /** For BigQuery. */
  public static final UploadSize USUAL = new UploadSize(8 << 20);

  /** For emulators, which take a file in one piece only. */
  public static final UploadSize WHOLE = new UploadSize(1 << 30);

  private static final int UNIT = 256 << 10;

  /** The smallest multiple of 256 KiB that holds the file, or the largest piece. */
  int chunkBytes(long fileBytes) {
    long whole = (fileBytes / UNIT + 1) * UNIT;
    return (int) Math.min(whole, maxChunkBytes);
  }
}
