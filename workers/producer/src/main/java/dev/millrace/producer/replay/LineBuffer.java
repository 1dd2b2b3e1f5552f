package dev.millrace.producer.replay;

import dev.millrace.runtime.kafka.DeadLetters;
import java.util.Arrays;

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
  private byte[] kept = new byte[INITIAL_BYTES];
  private int keptLength;
  private long length;
  private byte last;

  LineBuffer(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void clear() {
    keptLength = 0;
    length = 0;
    last = 0;
    if (kept.length > LASTING_BYTES) {
      kept = new byte[INITIAL_BYTES];
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
    int wanted = (int) Math.min(to - from, Math.max(0, room - keptLength));
    if (keptLength + wanted > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(keptLength + wanted, kept.length * 2));
    }
    System.arraycopy(bytes, from, kept, keptLength, wanted);
    keptLength += wanted;
  }

  ReplayLine finish(long position) {
    long whole = last == '\r' ? length - 1 : length;
    int shown = whole <= maxBytes ? (int) whole : (int) Math.min(whole, DeadLetters.CUT_BYTES);
    return new ReplayLine(Arrays.copyOf(kept, Math.min(shown, keptLength)), whole, position);
  }
}
