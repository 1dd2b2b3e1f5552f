package dev.millrace.contract.config;

import dev.millrace.contract.env.ConfigKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a run's events end; each connector has its own. */
public interface WarehouseConfig extends ConfigKind {

  /** Name of its field in the spec's sink. */
  String field();

  /** The file or folder that it writes; empty where that is not on a disk of its own machine. */
  Optional<Path> localPath();

  /** Whether one process at a time can write to it. */
  boolean isSingleWriter();

  /** What a resumed run may not change, by the names of fields below {@link #field}. */
  Map<String, String> identity();

  /** It in a few words, for people. */
  String description();

  /** What the report says of it, in order; nothing of how to log in. */
  List<ConnectorSetting> settings();

  /**
   * When a batch is written, where the run does not say otherwise.
   *
   * @param replicas sinks that write, at least 1
   */
  BatchLimits usualBatch(int replicas);

  /** Bytes of temporary files that batches of this size may need beside what all sinks need. */
  default long stagedBytes(BatchLimits batch) {
    return 0;
  }

  /** How much the run may write. */
  default WriteLimits limits() {
    return WriteLimits.NONE;
  }
}
