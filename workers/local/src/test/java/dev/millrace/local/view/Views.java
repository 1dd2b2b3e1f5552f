package dev.millrace.local.view;

import dev.millrace.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moments of runs to look at. */
final class Views {
  private Views() {}

  static RunView running() {
    return new RunView(
        "tweets",
        Instant.parse("2026-01-01T00:00:10Z"),
        RunPhase.RUNNING,
        Optional.of(new Goal(1_000_000, true)),
        620_367,
        45,
        101_300,
        Duration.ofSeconds(8),
        List.of(
            new StageView(Stage.PRODUCER, 1, 812_345, 0, 98_200, 0, 0, ""),
            new StageView(Stage.ENRICHER, 2, 701_233, 45, 99_040, 111_112, 0, ""),
            new StageView(Stage.SINK, 1, 620_367, 0, 101_300, 80_821, 0, "")),
        "");
  }

  static RunView with(Optional<Goal> goal, RunPhase phase) {
    RunView v = running();
    return new RunView(
        v.run(),
        v.time(),
        phase,
        goal,
        v.written(),
        v.dead(),
        v.ratePerSecond(),
        v.elapsed(),
        v.stages(),
        "");
  }

  static RunView held() {
    RunView v = running();
    StageView sink =
        new StageView(
            Stage.SINK,
            1,
            620_367,
            0,
            0,
            192_000,
            7,
            "waiting for tweets.duckdb: Could not set lock on file");
    return new RunView(
        v.run(),
        v.time(),
        v.phase(),
        v.goal(),
        v.written(),
        v.dead(),
        0,
        v.elapsed(),
        List.of(v.stages().get(0), v.stages().get(1), sink),
        "");
  }
}
