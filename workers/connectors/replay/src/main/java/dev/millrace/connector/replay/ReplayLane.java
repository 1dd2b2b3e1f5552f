package dev.millrace.connector.replay;

import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.LaneStart;
import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.contract.progress.LaneMetadataKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of one lane. */
final class ReplayLane implements LaneSource {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayLane.class);

  private final ReplayFile file;
  private final FileChannel channel;
  private final LaneLines lane;
  private final LineReader lines;
  private final LaneRange range;
  private final LineDigest digest;
  private final long modified;
  private long given;
  private long remaining;
  private boolean ended;

  private ReplayLane(
      ReplayFile file,
      FileChannel channel,
      LaneLines lane,
      LineReader lines,
      LaneRange range,
      LineDigest digest,
      long modified,
      long given,
      long remaining) {
    this.file = file;
    this.channel = channel;
    this.lane = lane;
    this.lines = lines;
    this.range = range;
    this.digest = digest;
    this.modified = modified;
    this.given = given;
    this.remaining = remaining;
  }

  /**
   * Goes on where the note says, or begins at the lane's first line.
   *
   * @param messages how many lines the lane may give in all
   */
  static ReplayLane open(ReplayFile file, LaneRange range, LaneStart start, long messages) {
    FileChannel channel = file.open();
    try {
      long modified = file.modified();
      LaneLines lane = new LaneLines(file, channel, range, start.maxValueBytes());
      Map<String, String> note = start.note().more();
      boolean begun = note.containsKey(LaneMetadataKeys.POSITION);
      LineDigest digest = new LineDigest(begun ? digest(note) : 0);
      long position = begun ? Long.parseLong(note.get(LaneMetadataKeys.POSITION)) : 0;
      if (begun && isChanged(note, modified)) {
        lane.requireRead(start.sequence(), position, digest.value());
      }
      LineReader lines = begun ? lane.from(position) : lane.fromFirst();
      return new ReplayLane(
          file,
          channel,
          lane,
          lines,
          range,
          digest,
          modified,
          start.sequence(),
          messages - start.sequence());
    } catch (IOException | RuntimeException e) {
      close(channel);
      throw e instanceof IOException io ? file.unreadable(io) : (RuntimeException) e;
    }
  }

  private static long digest(Map<String, String> note) {
    return Long.parseUnsignedLong(note.getOrDefault(LaneMetadataKeys.DIGEST, "0"), 16);
  }

  /** Lines that were read need a second look only when the file was written to since. */
  private static boolean isChanged(Map<String, String> note, long modified) {
    return note.containsKey(LaneMetadataKeys.DIGEST)
        && !Objects.equals(note.get(LaneMetadataKeys.MODIFIED), Long.toString(modified));
  }

  @Override
  public boolean hasNext() {
    if (remaining > 0 && lines.position() < range.end()) {
      return true;
    }
    if (!ended) {
      requireUnchanged();
      ended = true;
    }
    return false;
  }

  /** A file that was written to must still have what it had and what was read. */
  private void requireUnchanged() {
    if (file.modified() == modified) {
      return;
    }
    file.requireUnchanged();
    try {
      lane.requireRead(given, lines.position(), digest.value());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public SourceMessage next() {
    try {
      ReplayLine line = lines.next();
      digest.add(line);
      given++;
      remaining--;
      return new SourceMessage(null, line.bytes(), line.length(), line.position());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public Map<String, String> note() {
    return Map.of(
        LaneMetadataKeys.POSITION, Long.toString(lines.position()),
        LaneMetadataKeys.FILE_SIZE, Long.toString(file.size()),
        LaneMetadataKeys.FINGERPRINT, file.fingerprint().digest(),
        LaneMetadataKeys.DIGEST, Long.toHexString(digest.value()),
        LaneMetadataKeys.MODIFIED, Long.toString(modified));
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
