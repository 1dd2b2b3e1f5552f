package dev.millrace.connector.replay;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Readers of a lane's lines from several places on. */
final class LaneLines {
  private final ReplayFile file;
  private final FileChannel channel;
  private final LaneRange range;
  private final long maxBytes;

  /**
   * The lines whose first byte lies in the range.
   *
   * @param maxBytes a longer line is not kept whole
   */
  LaneLines(ReplayFile file, FileChannel channel, LaneRange range, long maxBytes) {
    this.file = file;
    this.channel = channel;
    this.range = range;
    this.maxBytes = maxBytes;
  }

  /** From a position at which a line begins. */
  LineReader from(long position) {
    return new LineReader(channel, position, file.size(), maxBytes);
  }

  /** From the lane's first line: the range begins with one only if the byte before ends one. */
  LineReader fromFirst() throws IOException {
    if (range.start() == file.first()) {
      return from(file.first());
    }
    LineReader lines = from(range.start() - 1);
    lines.next();
    return lines;
  }

  /**
   * Reads again what was read.
   *
   * @param count of the lines
   * @param position after them
   * @param digest of them
   * @throws dev.millrace.runtime.run.FatalStageException when they are other lines now
   */
  void requireRead(long count, long position, long digest) throws IOException {
    LineReader lines = fromFirst();
    LineDigest again = new LineDigest();
    for (long i = 0; i < count && lines.position() < position; i++) {
      again.add(lines.next());
    }
    if (lines.position() != position || again.value() != digest) {
      throw ReplayRefusal.rewritten(file.path(), range.start(), position);
    }
  }
}
