package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.Topology;
import dev.millrace.contract.progress.PositionNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Notices that messages are gone before a stage took them in, also where no worker cannotice it
 * because it waits for its warehouse or does not run. Says so only after it was seen in two
 * readings in a row. For one thread.
 */
public final class LossWatch {
  private static final List<Stage> READERS = Topology.RUN.readers();

  private final ToLongFunction<Stage> held;
  private Map<Stage, StageLoss.Kind> suspected = Map.of();

  /**
   * A watch.
   *
   * @param held how many messages a stage may have in memory that it has not committed yet: they
   *     are not lost, though they may have left the log; 0 for a stage that does not run
   */
  public LossWatch(ToLongFunction<Stage> held) {
    this.held = held;
  }

  /** Takes a reading; gives every loss that it and the one before show. */
  public List<StageLoss> add(RunProgress progress) {
    Map<Stage, StageLoss.Kind> seen = new EnumMap<>(Stage.class);
    List<StageLoss> losses = new ArrayList<>();
    for (Stage stage : READERS) {
      loss(progress, stage)
          .ifPresent(
              loss -> {
                seen.put(stage, loss.kind());
                if (suspected.get(stage) == loss.kind()) {
                  losses.add(loss);
                }
              });
    }
    suspected = seen;
    return losses;
  }

  private Optional<StageLoss> loss(RunProgress progress, Stage stage) {
    TopicLog log = progress.logs().get(stage);
    if (log == null || progress.produced() == 0 || progress.completed()) {
      return Optional.empty();
    }
    if (log.id().isEmpty()) {
      return Optional.of(loss(progress, stage, StageLoss.Kind.TopicGone));
    }
    if (isAnother(progress, stage, log)) {
      return Optional.of(loss(progress, stage, StageLoss.Kind.TopicReplaced));
    }
    // Behind a gap that was accepted counts do not tell an old loss from a new one; workers do.
    if (progress.hasGaps() || progress.missing(stage) <= held.applyAsLong(stage)) {
      return Optional.empty();
    }
    boolean truncated = log.spans().values().stream().anyMatch(span -> span.truncated() > 0);
    return Optional.of(
        loss(progress, stage, truncated ? StageLoss.Kind.LogTruncated : StageLoss.Kind.Retention));
  }

  /** Whether the stage has noted the id of a topic that is not the one there is. */
  private static boolean isAnother(RunProgress progress, Stage stage, TopicLog log) {
    return progress.notes().getOrDefault(stage, Map.of()).values().stream()
        .map(note -> note.more().get(PositionNote.TOPIC_ID))
        .filter(Objects::nonNull)
        .anyMatch(noted -> !noted.equals(log.id()));
  }

  private static StageLoss loss(RunProgress progress, Stage stage, StageLoss.Kind kind) {
    TopicLog log = progress.logs().get(stage);
    List<StageLoss.Gap> gaps =
        log.spans().entrySet().stream()
            .flatMap(e -> gap(kind, e.getKey(), e.getValue()).stream())
            .sorted(Comparator.comparing(StageLoss.Gap::partition))
            .toList();
    return new StageLoss(stage, log.topic(), progress.missing(stage), kind, gaps);
  }

  private static Optional<StageLoss.Gap> gap(StageLoss.Kind kind, int partition, LogSpan span) {
    if (kind == StageLoss.Kind.Retention && span.removed() > 0) {
      return Optional.of(
          new StageLoss.Gap(partition, span.position(), span.position() + span.removed()));
    }
    return kind == StageLoss.Kind.LogTruncated && span.truncated() > 0
        ? Optional.of(new StageLoss.Gap(partition, span.end(), span.position()))
        : Optional.empty();
  }
}
