package dev.millrace.producer.replay;

import dev.millrace.contract.progress.LaneNote;
import dev.millrace.producer.lanes.LaneSource;
import dev.millrace.producer.lanes.LaneStart;
import dev.millrace.producer.lanes.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of one lane. */
final class ReplayLane implements LaneSource {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayLane.class);

  private final ReplayFile file;
  private final FileChannel channel;
  private final LineReader lines;
  private final LaneRange range;
  private long remaining;

  private ReplayLane(
      ReplayFile file, FileChannel channel, LineReader lines, LaneRange range, long remaining) {
    this.file = file;
    this.channel = channel;
    this.lines = lines;
    this.range = range;
    this.remaining = remaining;
  }

  /**
   * Goes on where the note says, or begins at the lane's first line.
   *
   * @param messages how many lines the lane may give in all
   */
  static ReplayLane open(ReplayFile file, LaneRange range, LaneStart start, long messages) {
    String position = start.note().more().get(LaneNote.POSITION);
    FileChannel channel = file.open();
    try {
      file.requireSame(file.size(), channel.size());
      boolean begun = position != null;
      // A line begins at the range's first byte only if the byte before ends one.
      long from = begun ? Long.parseLong(position) : Math.max(0, range.start() - 1);
      LineReader lines = new LineReader(channel, from, file.size(), start.maxValueBytes());
      if (!begun && range.start() > 0) {
        lines.next();
      }
      return new ReplayLane(file, channel, lines, range, messages - start.sequence());
    } catch (IOException | RuntimeException e) {
      close(channel);
      throw e instanceof IOException io ? file.unreadable(io) : (RuntimeException) e;
    }
  }

  @Override
  public boolean hasNext() {
    if (remaining > 0 && lines.position() < range.end()) {
      return true;
    }
    try {
      file.requireSame(file.size(), channel.size());
      return false;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public Message next() {
    try {
      Line line = lines.next();
      remaining--;
      return new Message(null, line.bytes(), line.length(), line.position());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public Map<String, String> note() {
    return Map.of(
        LaneNote.POSITION, Long.toString(lines.position()),
        LaneNote.FILE_SIZE, Long.toString(file.size()));
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("closing a file that was only read", e);
    }
  }
}
