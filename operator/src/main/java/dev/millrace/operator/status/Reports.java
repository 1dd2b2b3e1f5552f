package dev.millrace.operator.status;

import dev.millrace.crds.api.PipelineRunStatus;
import dev.millrace.crds.api.RunReport;
import dev.millrace.operator.run.Lifecycle;
import dev.millrace.runtime.progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The report: while a run goes on only its peak rate, in the end all of it. */
final class Reports {
  private Reports() {}

  static Optional<RunReport> of(Look look, Optional<Instant> start) {
    Optional<RunReport> before = look.seen().before().map(PipelineRunStatus::report);
    long peak =
        Math.max(
            look.seen().view().writeRate(), before.map(RunReport::peakRatePerSecond).orElse(0L));
    boolean over = look.desired().lifecycle() == Lifecycle.FINISHED;
    if (over && before.filter(r -> r.missing() != null).isPresent()) {
      return before;
    }
    if (over && look.seen().view().progress().isPresent()) {
      return Optional.of(
          end(look, look.seen().view().progress().get(), start.orElse(look.now()), peak));
    }
    return peak == 0
        ? Optional.empty()
        : Optional.of(new RunReport(null, null, null, null, null, null, peak));
  }

  /** What the spec asks for counts, where it gives a number; else what the source gave. */
  private static RunReport end(Look look, RunProgress progress, Instant start, long peak) {
    boolean exact =
        look.run().plan().producer().source()
            instanceof dev.millrace.contract.config.SourceConfig.Tweets;
    long produced = progress.produced();
    long expected = exact ? look.run().plan().expectedMessages().orElse(produced) : produced;
    long accounted = progress.written() + progress.dead();
    Duration duration = Duration.between(start, look.now());
    return new RunReport(
        produced,
        progress.written(),
        progress.dead(),
        Math.max(0, expected - accounted),
        Math.max(0, accounted - expected),
        Math.max(1, duration.toSeconds()),
        Objects.requireNonNullElse(peak, 0L));
  }
}
