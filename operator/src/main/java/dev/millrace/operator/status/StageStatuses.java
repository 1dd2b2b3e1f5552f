package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.operator.desired.Readers;
import dev.millrace.operator.desired.ReplicaPlan;
import dev.millrace.operator.observed.StageSnapshot;
import dev.millrace.operator.observed.TopicSnapshot;
import dev.millrace.runtime.progress.RunProgress;
import java.util.List;
import java.util.Optional;

/** How each stage is doing; numbers that Kafka does not give just now stay what they were. */
final class StageStatuses {
  private StageStatuses() {}

  static List<StageStatus> of(StatusInputs statusInputs) {
    return statusInputs.run().plan().stages().stream()
        .map(stage -> of(statusInputs, stage))
        .toList();
  }

  private static StageStatus of(StatusInputs statusInputs, StagePlan plan) {
    Stage stage = plan.stage();
    ReplicaPlan replicas = statusInputs.desired().replicas().get(stage);
    Optional<StageStatus> before = statusInputs.seen().before(stage);
    Optional<StageSnapshot> seen = Optional.ofNullable(statusInputs.seen().stages().get(stage));
    Optional<RunProgress> progress = statusInputs.seen().view().progress();
    return new StageStatus(
        stage.id(),
        plan.replicas(),
        replicas.expected(),
        seen.map(StageSnapshot::ready).orElse(0),
        replicas.source(),
        replicas.lastSet(),
        replicas.lastDeclared(),
        replicas.resume(),
        rate(statusInputs, stage, before),
        progress
            .map(p -> p.totals(stage).in())
            .orElseGet(() -> before.map(StageStatus::in).orElse(0L)),
        progress
            .map(p -> p.totals(stage).dead())
            .orElseGet(() -> before.map(StageStatus::deadLettered).orElse(0L)),
        progress.map(p -> p.lag(stage)).orElseGet(() -> before.map(StageStatus::lag).orElse(0L)),
        idle(statusInputs, stage, replicas.expected()));
  }

  /** A stage that stands still has no rate, whatever was measured last. */
  private static Long rate(StatusInputs statusInputs, Stage stage, Optional<StageStatus> before) {
    if (statusInputs.desired().lifecycle().stop().isPresent()) {
      return 0L;
    }
    return Optional.ofNullable(statusInputs.seen().view().rates().get(stage))
        .orElseGet(() -> before.map(StageStatus::ratePerSecond).orElse(0L));
  }

  private static int idle(StatusInputs statusInputs, Stage stage, int replicas) {
    return Readers.idle(
        statusInputs.run().plan(), stage, replicas, partitions(statusInputs, stage));
  }

  /** Partitions or lanes that a stage has to read. */
  static int partitions(StatusInputs statusInputs, Stage stage) {
    TopicSpec topic = statusInputs.run().plan().reads(stage);
    TopicSnapshot live = statusInputs.seen().topics().get(topic.name());
    int planned =
        statusInputs.desired().topics().stream()
            .filter(t -> t.name().equals(topic.name()))
            .mapToInt(TopicSpec::partitions)
            .findFirst()
            .orElse(topic.partitions());
    return live == null ? planned : Math.max(live.partitions(), planned);
  }
}
