package dev.millrace.connector.replay;

import dev.millrace.event.bytes.ByteSearch;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Locale;

/**
 * Reads lines of a file from a position on. A line ends with a newline, or with the file; one
 * carriage return before that belongs to the line end. Memory is bounded by a block and the longest
 * line that is kept.
 *
 * <p>For one thread.
 */
final class LineReader {
  static final int BLOCK_BYTES = 256 << 10;

  private final FileChannel file;
  private final long size;
  private final LineBuffer line;
  private final byte[] block = new byte[BLOCK_BYTES];

  /** Position in the file of the block's first byte. */
  private long blockStart;

  private int cursor;
  private int filled;

  /**
   * A reader at this position.
   *
   * @param size where the file ends, whatever was appended since
   * @param maxBytes a longer line is not kept whole
   */
  LineReader(FileChannel file, long position, long size, long maxBytes) {
    this.file = file;
    this.size = size;
    this.line = new LineBuffer(maxBytes);
    this.blockStart = position;
  }

  /** Position of the next line's first byte; the file's size at its end. */
  long position() {
    return blockStart + cursor;
  }

  /**
   * The next line, or null at the end of the file.
   *
   * @throws EOFException when the file ends before its size
   */
  ReplayLine next() throws IOException {
    long start = position();
    if (start >= size) {
      return null;
    }
    line.clear();
    boolean ended = false;
    while (!ended && available()) {
      int end = ByteSearch.first(block, cursor, filled, '\n');
      ended = end < filled;
      line.append(block, cursor, end);
      cursor = ended ? end + 1 : end;
    }
    return line.finish(start);
  }

  /** Whether there is a byte to look at; reads the next block when this one is used up. */
  private boolean available() throws IOException {
    if (cursor < filled) {
      return true;
    }
    blockStart += filled;
    cursor = 0;
    filled = 0;
    if (blockStart >= size) {
      return false;
    }
    int wanted = (int) Math.min(block.length, size - blockStart);
    int read = file.read(ByteBuffer.wrap(block, 0, wanted), blockStart);
    if (read < 0) {
      throw new EOFException(
          String.format(Locale.ROOT, "the file ends at %d, before %d", file.size(), size));
    }
    filled = read;
    return true;
  }
}
