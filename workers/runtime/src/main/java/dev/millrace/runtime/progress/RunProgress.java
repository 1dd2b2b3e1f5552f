package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.LaneMetadataKeys;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.PositionNote;
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
    return switch (stage) {
      case PRODUCER -> 0;
      case ENRICHER -> behind(Stage.PRODUCER, stage);
      case SINK -> behind(Stage.ENRICHER, stage);
    };
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
    long dead = 0;
    for (Stage stage : Stage.values()) {
      dead += totals(stage).dead();
    }
    return dead;
  }

  /** Messages that were looked at so far: refused by the source, or taken in by the enricher. */
  public long examined() {
    return totals(Stage.PRODUCER).dead() + totals(Stage.ENRICHER).in();
  }

  /** Messages in the warehouse. */
  public long written() {
    return totals(Stage.SINK).out();
  }

  /** Messages the source has given, refused ones included. */
  public long produced() {
    return totals(Stage.PRODUCER).in();
  }

  /** Whether a stage has noted that it went on behind a gap, as {@code onDataLoss} allows. */
  public boolean hasGaps() {
    return notes.values().stream()
        .flatMap(partitions -> partitions.values().stream())
        .anyMatch(note -> PositionNote.lost(note) > 0);
  }

  /** Whether the source has given all it will ever give. */
  public boolean sourceDone() {
    Map<Integer, OffsetMetadata> perLane = notes.getOrDefault(Stage.PRODUCER, Map.of());
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
    return sourceDone() && taken(Stage.ENRICHER) && taken(Stage.SINK);
  }

  private boolean taken(Stage stage) {
    TopicLog log = logs.get(stage);
    return lag(stage) == 0 || hasGaps() && log != null && log.left() == 0;
  }

  private long behind(Stage upstream, Stage stage) {
    return Math.max(0, totals(upstream).out() - totals(stage).in());
  }
}
