package dev.millrace.connector.replay;

import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.LaneStart;
import dev.millrace.connector.lanes.Source;
import dev.millrace.contract.progress.LaneMetadataKeys;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The lines of a file as a source. */
public final class ReplayFileSource implements Source {
  private final ReplayFile file;
  private final int lanes;
  private final long messages;

  private ReplayFileSource(ReplayFile file, int lanes, long messages) {
    this.file = file;
    this.lanes = lanes;
    this.messages = messages;
  }

  /**
   * A source of the file as it is now.
   *
   * @param lanes parts of about equal size it is divided into, at least 1
   * @param messages how many lines from each lane; {@link Long#MAX_VALUE} for all
   * @throws dev.millrace.runtime.run.FatalStageException when the file cannot be replayed
   */
  public static ReplayFileSource of(Path path, int lanes, long messages) {
    return of(ReplayFile.at(path), lanes, messages);
  }

  /** A source of a file whose format was looked at. */
  static ReplayFileSource of(ReplayFile file, int lanes, long messages) {
    return new ReplayFileSource(file, lanes, messages);
  }

  @Override
  public String name() {
    return file.path().toString();
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(
        LaneMetadataKeys.FILE_SIZE, Long.toString(file.size()),
        LaneMetadataKeys.FINGERPRINT, file.fingerprint().digest());
  }

  @Override
  public ReplayFileSource asBegun(Map<String, String> identity) {
    return begun(identity)
        .map(then -> new ReplayFileSource(file.asBegun(then), lanes, messages))
        .orElse(this);
  }

  @Override
  public Optional<String> remark() {
    return file.growth();
  }

  @Override
  public LaneSource open(LaneStart start) {
    begun(start.note().more())
        .filter(then -> !then.equals(file.fingerprint()))
        .ifPresent(
            then -> {
              throw ReplayRefusal.another(file.path(), then, file.fingerprint());
            });
    LaneRange range = LaneRange.of(file.first(), file.size(), start.lane(), lanes);
    return ReplayLane.open(file, range, start, messages);
  }

  private static Optional<FileFingerprint> begun(Map<String, String> entries) {
    String size = entries.get(LaneMetadataKeys.FILE_SIZE);
    String digest = entries.get(LaneMetadataKeys.FINGERPRINT);
    return size == null || digest == null
        ? Optional.empty()
        : Optional.of(new FileFingerprint(Long.parseLong(size), digest));
  }
}
