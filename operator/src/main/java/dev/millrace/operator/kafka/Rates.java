package dev.millrace.operator.kafka;

import dev.millrace.contract.Stage;
import dev.millrace.runtime.progress.RateMeter;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Rates of one run over the last half minute. For one thread. */
final class Rates {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private final Map<Stage, RateMeter> in = new EnumMap<>(Stage.class);
  private final RateMeter written = new RateMeter(WINDOW);

  Rates() {
    for (Stage stage : Stage.values()) {
      in.put(stage, new RateMeter(WINDOW));
    }
  }

  void add(long nanoTime, RunProgress progress) {
    in.forEach((stage, meter) -> meter.add(nanoTime, progress.totals(stage).in()));
    written.add(nanoTime, progress.written());
  }

  /** Messages a second that each stage takes in. */
  Map<Stage, Long> in(Stage... stages) {
    Map<Stage, Long> rates = new EnumMap<>(Stage.class);
    for (Stage stage : stages) {
      rates.put(stage, Math.round(in.get(stage).perSecond()));
    }
    return rates;
  }

  /** Messages a second into the warehouse. */
  long written() {
    return Math.round(written.perSecond());
  }
}
