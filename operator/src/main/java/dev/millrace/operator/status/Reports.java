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

  static Optional<RunReport> of(StatusInputs statusInputs, Optional<Instant> start) {
    Optional<RunReport> before = statusInputs.seen().before().map(PipelineRunStatus::report);
    long peak =
        Math.max(
            statusInputs.seen().view().writeRate(),
            before.map(RunReport::peakRatePerSecond).orElse(0L));
    boolean over = statusInputs.desired().lifecycle() == Lifecycle.FINISHED;
    if (over && before.filter(r -> r.missing() != null).isPresent()) {
      return before;
    }
    if (over && statusInputs.seen().view().progress().isPresent()) {
      return Optional.of(
          end(
              statusInputs,
              statusInputs.seen().view().progress().get(),
              start.orElse(statusInputs.now()),
              peak));
    }
    return peak == 0
        ? Optional.empty()
        : Optional.of(new RunReport(null, null, null, null, null, null, peak));
  }

  /** What the spec asks for counts, where it gives a number; else what the source gave. */
  private static RunReport end(
      StatusInputs statusInputs, RunProgress progress, Instant start, long peak) {
    boolean exact = statusInputs.run().plan().producer().source().isExact();
    long produced = progress.produced();
    long expected =
        exact ? statusInputs.run().plan().expectedMessages().orElse(produced) : produced;
    long accounted = progress.written() + progress.dead();
    Duration duration = Duration.between(start, statusInputs.now());
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
