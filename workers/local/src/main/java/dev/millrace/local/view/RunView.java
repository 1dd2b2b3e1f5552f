package dev.millrace.local.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run at one moment, ready to be shown.
 *
 * @param run its name
 * @param time of this moment
 * @param phase what it is doing
 * @param goal how many messages it will have; empty when endless or not known yet
 * @param written messages in the warehouse
 * @param dead dead letters of all stages
 * @param ratePerSecond messages per second that reach their end (warehouse or dead-letter topic)
 * @param elapsed since this process began
 * @param stages in order
 * @param trouble why the counts are not the latest, or what may soon go wrong, one sentence; empty
 *     when nothing
 */
public record RunView(
    String run,
    Instant time,
    RunPhase phase,
    Optional<Goal> goal,
    long written,
    long dead,
    double ratePerSecond,
    Duration elapsed,
    List<StageView> stages,
    String trouble) {
  /** Takes a copy of the stages. */
  public RunView {
    stages = List.copyOf(stages);
  }

  /** Messages that have reached their end. */
  public long settled() {
    return written + dead;
  }

  /** Share of the goal that is settled, 0 to 1; empty without a goal. */
  public Optional<Double> fraction() {
    return goal.map(
        g -> g.messages() == 0 ? 1.0 : Math.min(1.0, (double) settled() / g.messages()));
  }

  /** Time to the end at the present rate; empty without a goal or a rate. */
  public Optional<Duration> left() {
    if (goal.isEmpty() || ratePerSecond < 1) {
      return Optional.empty();
    }
    long missing = Math.max(0, goal.get().messages() - settled());
    return Optional.of(Duration.ofMillis((long) (missing * 1000.0 / ratePerSecond)));
  }
}
