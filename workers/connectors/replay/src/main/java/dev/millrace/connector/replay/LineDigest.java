package dev.millrace.connector.replay;

import dev.millrace.runtime.kafka.DeadLetters;
import java.util.zip.CRC32C;

/**
 * A running digest of the lines that a lane has given. It goes on from its value alone, so it can
 * be committed with the lane's position.
 *
 * <p>For one thread.
 */
final class LineDigest {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final CRC32C crc = new CRC32C();
  private long value;

  /** A digest of no line. */
  LineDigest() {
    this(0);
  }

  /** A digest that goes on. */
  LineDigest(long value) {
    this.value = value;
  }

  void add(ReplayLine line) {
    crc.reset();
    // Of a longer line more or less is kept, as the topic's limit has it.
    crc.update(line.bytes(), 0, Math.min(line.bytes().length, DeadLetters.CUT_BYTES));
    value = (value + crc.getValue()) * FACTOR + line.length();
    value ^= value >>> Integer.SIZE;
  }

  long value() {
    return value;
  }
}
