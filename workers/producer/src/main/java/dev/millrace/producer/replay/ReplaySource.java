package dev.millrace.producer.replay;

import dev.millrace.contract.progress.LaneNote;
import dev.millrace.contract.progress.OffsetNote;
import dev.millrace.producer.lanes.LaneSource;
import dev.millrace.producer.lanes.LaneStart;
import dev.millrace.producer.lanes.Source;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The lines of a file as a source. */
public final class ReplaySource implements Source {
  private final ReplayFile file;
  private final int lanes;
  private final long messages;

  private ReplaySource(ReplayFile file, int lanes, long messages) {
    this.file = file;
    this.lanes = lanes;
    this.messages = messages;
  }

  /**
   * A source of the file as it is now.
   *
   * @param lanes parts of about equal size it is divided into, at least 1
   * @param messages how many lines from each lane; {@link Long#MAX_VALUE} for all
   * @throws dev.millrace.runtime.run.FatalStageException when the file can not be read
   */
  public static ReplaySource of(Path path, int lanes, long messages) {
    return new ReplaySource(ReplayFile.at(path), lanes, messages);
  }

  @Override
  public String name() {
    return file.path().toString();
  }

  @Override
  public void check(Collection<OffsetNote> notes) {
    notes.stream()
        .map(note -> note.more().get(LaneNote.FILE_SIZE))
        .filter(Objects::nonNull)
        .forEach(size -> file.requireSame(Long.parseLong(size), file.size()));
  }

  @Override
  public LaneSource open(LaneStart start) {
    check(List.of(start.note()));
    return ReplayLane.open(file, LaneRange.of(file.size(), start.lane(), lanes), start, messages);
  }
}
