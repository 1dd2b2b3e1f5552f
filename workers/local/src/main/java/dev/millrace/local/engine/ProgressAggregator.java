package dev.millrace.local.engine;

import dev.millrace.contract.Stage;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.local.output.StageSummary;
import dev.millrace.local.report.history.HistorySample;
import dev.millrace.local.report.history.StageSample;
import dev.millrace.local.view.RunPhase;
import dev.millrace.local.view.RunView;
import dev.millrace.local.view.StageView;
import dev.millrace.runtime.progress.RateMeter;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns readings into rates and views. For one thread. */
final class ProgressAggregator {
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final PipelinePlan plan;
  private final WorkerGroup workerGroup;
  private final Instant began;
  private final Map<Stage, StageTrack> tracks = new EnumMap<>(Stage.class);
  private final RateMeter settled = new RateMeter(WINDOW);
  private RunProgress progress;

  ProgressAggregator(PipelinePlan plan, WorkerGroup workerGroup, Instant began) {
    this.plan = plan;
    this.workerGroup = workerGroup;
    this.began = began;
    this.progress = new RunProgress(Map.of(), plan.producer().lanes());
    Stream.of(Stage.values()).forEach(stage -> tracks.put(stage, new StageTrack()));
  }

  /** Takes a reading. */
  void add(RunProgress reading, long nanoTime) {
    progress = reading;
    tracks.forEach((stage, track) -> track.add(nanoTime, reading.totals(stage)));
    settled.add(nanoTime, reading.written() + reading.dead());
  }

  /** What the workers are doing, as far as the readings and the workers themselves say. */
  RunPhase phase() {
    boolean held =
        Stream.of(Stage.values()).anyMatch(stage -> !workerGroup.waiting(stage).isEmpty());
    boolean moving = tracks.values().stream().anyMatch(track -> track.rate() > 0);
    if (held && !moving) {
      return RunPhase.WAITING;
    }
    return tracks.values().stream().anyMatch(StageTrack::hasMoved)
        ? RunPhase.RUNNING
        : RunPhase.STARTING;
  }

  /** The run as it is. */
  RunView view(RunPhase phase, Instant now, String trouble) {
    return new RunView(
        plan.names().run(),
        now,
        phase,
        GoalEstimate.of(progress, plan.producer().messages(), plan.producer().source()),
        progress.written(),
        progress.dead(),
        settled.perSecond(),
        Duration.between(began, now),
        Stream.of(Stage.values()).map(this::stageView).toList(),
        trouble);
  }

  /** The run as its history keeps it. */
  HistorySample sample(Instant now) {
    Map<Stage, StageSample> stages = new HashMap<>();
    tracks.forEach(
        (stage, track) ->
            stages.put(
                stage,
                new StageSample(
                    track.totals().in(),
                    track.totals().dead(),
                    progress.lag(stage),
                    track.rate())));
    return new HistorySample(now, began, Memory.resident(), stages);
  }

  /** What each stage did. */
  List<StageSummary> stages() {
    return Stream.of(Stage.values())
        .map(
            stage -> {
              StageTrack track = tracks.get(stage);
              return new StageSummary(
                  stage,
                  track.totals().in(),
                  track.totals().dead(),
                  track.average(),
                  track.peak(),
                  track.active());
            })
        .toList();
  }

  private StageView stageView(Stage stage) {
    StageTrack track = tracks.get(stage);
    return new StageView(
        stage,
        workerGroup.size(stage),
        track.totals().in(),
        track.totals().dead(),
        track.rate(),
        progress.lag(stage),
        workerGroup.retries(stage),
        workerGroup.waiting(stage));
  }
}
