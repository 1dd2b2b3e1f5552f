package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.LaneNote;
import dev.millrace.contract.progress.OffsetNote;
import java.util.Map;

/**
 * How far a run is, as committed in Kafka.
 *
 * @param notes of each stage, by partition of the topic it reads (for the producer, by lane)
 * @param lanes how many lanes the run has
 */
public record RunProgress(Map<Stage, Map<Integer, OffsetNote>> notes, int lanes) {
  /** Takes a copy. */
  public RunProgress {
    notes = Map.copyOf(notes);
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

  /** Messages put into the dead-letter topic by all stages. */
  public long dead() {
    long dead = 0;
    for (Stage stage : Stage.values()) {
      dead += totals(stage).dead();
    }
    return dead;
  }

  /** Messages in the warehouse. */
  public long written() {
    return totals(Stage.SINK).out();
  }

  /** Messages the source has given, refused ones included. */
  public long produced() {
    return totals(Stage.PRODUCER).in();
  }

  /** Whether the source has given all it will ever give. */
  public boolean sourceDone() {
    Map<Integer, OffsetNote> perLane = notes.getOrDefault(Stage.PRODUCER, Map.of());
    return lanes > 0
        && perLane.size() == lanes
        && perLane.values().stream()
            .allMatch(note -> Boolean.parseBoolean(note.more().get(LaneNote.DONE)));
  }

  /** Whether the run is over: the source has given all and every stage has taken all. */
  public boolean completed() {
    return sourceDone() && lag(Stage.ENRICHER) == 0 && lag(Stage.SINK) == 0;
  }

  private long behind(Stage upstream, Stage stage) {
    return Math.max(0, totals(upstream).out() - totals(stage).in());
  }
}
