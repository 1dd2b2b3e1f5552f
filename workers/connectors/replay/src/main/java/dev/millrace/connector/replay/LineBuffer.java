package dev.millrace.connector.replay;

import dev.millrace.event.bytes.ByteArrayBuilder;
import dev.millrace.runtime.kafka.DeadLetters;

/**
 * Takes up the parts of one line after the other. Of a line that is too long only the beginning is
 * kept, as much as a dead letter shows.
 *
 * <p>For one thread.
 */
final class LineBuffer {
  private static final int INITIAL_BYTES = 4 << 10;

  /** A larger buffer, needed for one line, is let go before the next. */
  private static final int LASTING_BYTES = 1 << 20;

  private final long maxBytes;
  private ByteArrayBuilder kept = new ByteArrayBuilder(INITIAL_BYTES);
  private long length;
  private byte last;

  LineBuffer(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void clear() {
    kept.clear();
    length = 0;
    last = 0;
    if (kept.capacity() > LASTING_BYTES) {
      kept = new ByteArrayBuilder(INITIAL_BYTES);
    }
  }

  void append(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    length += to - from;
    last = bytes[to - 1];
    // One more than the limit, for the carriage return.
    long room = length <= maxBytes + 1 ? length : DeadLetters.CUT_BYTES;
    kept.append(bytes, from, (int) Math.min(to - from, Math.max(0, room - kept.size())));
  }

  ReplayLine finish(long position) {
    long whole = last == '\r' ? length - 1 : length;
    int shown = whole <= maxBytes ? (int) whole : (int) Math.min(whole, DeadLetters.CUT_BYTES);
    kept.truncate(Math.min(shown, kept.size()));
    return new ReplayLine(kept.toByteArray(), whole, position);
  }
}
