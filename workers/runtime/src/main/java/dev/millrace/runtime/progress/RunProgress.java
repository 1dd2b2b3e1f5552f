package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.Topology;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far a run is, as committed in Kafka.
 *
 * @param notes of each stage, by partition of the topic it reads (for the producer, by lane)
 * @param lanes how many lanes the run has
 * @param logs what the topics between the stages have, by the topic's reader; empty where nobody
 *     looked
 */
public record RunProgress(
    Map<Stage, Map<Integer, OffsetMetadata>> notes, int lanes, Map<Stage, TopicLog> logs) {
  /** Takes copies. */
  public RunProgress {
    notes = Map.copyOf(notes);
    logs = Map.copyOf(logs);
  }

  /** Progress without a look at the topics' logs. */
  public RunProgress(Map<Stage, Map<Integer, OffsetMetadata>> notes, int lanes) {
    this(notes, lanes, Map.of());
  }

  /** Totals of a stage. */
  public StageTotals totals(Stage stage) {
    return StageTotals.sum(notes.getOrDefault(stage, Map.of()).values());
  }

  /** Messages a stage has still to take in from what its predecessor handed on; at least 0. */
  public long lag(Stage stage) {
    return chain().lag(stage);
  }

  /**
   * Messages that a stage has still to take in although its topic does not have them any more.
   * Never too many: transaction markers in the log count as if they were messages. Includes what
   * the stage holds and has not committed yet. 0 where nobody looked at the log.
   */
  public long missing(Stage stage) {
    TopicLog log = logs.get(stage);
    return log == null ? 0 : Math.max(0, lag(stage) - log.left());
  }

  /** Messages put into the dead-letter topic by all stages. */
  public long dead() {
    return chain().dead();
  }

  /** Messages that were looked at so far: refused by the source, or taken in by the enricher. */
  public long examined() {
    return chain().examined();
  }

  /** Messages in the warehouse. */
  public long written() {
    return totals(Topology.RUN.last()).out();
  }

  /** Messages the source has given, refused ones included. */
  public long produced() {
    return totals(Topology.RUN.first()).in();
  }

  /** Whether a stage has noted that it went on behind a gap, as {@code onDataLoss} allows. */
  public boolean hasGaps() {
    return notes.values().stream()
        .flatMap(partitions -> partitions.values().stream())
        .anyMatch(note -> PositionNote.lost(note) > 0);
  }

  /** Whether the source has given all it will ever give. */
  public boolean sourceDone() {
    Map<Integer, OffsetMetadata> perLane = notes.getOrDefault(Topology.RUN.first(), Map.of());
    return lanes > 0
        && perLane.size() == lanes
        && perLane.values().stream()
            .allMatch(note -> Boolean.parseBoolean(note.more().get(LaneMetadataKeys.DONE)));
  }

  /**
   * Whether the run is over: the source has given all and every stage has taken all, or, once a
   * stage went on behind a gap, all that is there.
   */
  public boolean completed() {
    return sourceDone() && Topology.RUN.readers().stream().allMatch(this::taken);
  }

  private boolean taken(Stage stage) {
    TopicLog log = logs.get(stage);
    return lag(stage) == 0 || hasGaps() && log != null && log.left() == 0;
  }

  private ChainTotals<Stage> chain() {
    Map<Stage, StageTotals> totals = new EnumMap<>(Stage.class);
    notes.keySet().forEach(stage -> totals.put(stage, totals(stage)));
    return new ChainTotals<>(Topology.RUN, totals);
  }
}
