package dev.millrace.operator.status;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.api.StageStatus;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.operator.desired.Readers;
import dev.millrace.operator.desired.ReplicaPlan;
import dev.millrace.operator.observed.StageSeen;
import dev.millrace.operator.observed.TopicSeen;
import dev.millrace.runtime.progress.RunProgress;
import java.util.List;
import java.util.Optional;

/** How each stage is doing; numbers that Kafka does not give just now stay what they were. */
final class StageStatuses {
  private StageStatuses() {}

  static List<StageStatus> of(Look look) {
    return look.run().plan().stages().stream().map(stage -> of(look, stage)).toList();
  }

  private static StageStatus of(Look look, StagePlan plan) {
    Stage stage = plan.stage();
    ReplicaPlan replicas = look.desired().replicas().get(stage);
    Optional<StageStatus> before = look.seen().before(stage);
    Optional<StageSeen> seen = Optional.ofNullable(look.seen().stages().get(stage));
    Optional<RunProgress> progress = look.seen().view().progress();
    return new StageStatus(
        stage.id(),
        plan.replicas(),
        replicas.expected(),
        seen.map(StageSeen::ready).orElse(0),
        replicas.source(),
        replicas.lastSet(),
        replicas.lastDeclared(),
        replicas.resume(),
        rate(look, stage, before),
        progress
            .map(p -> p.totals(stage).in())
            .orElseGet(() -> before.map(StageStatus::processed).orElse(0L)),
        progress
            .map(p -> p.totals(stage).dead())
            .orElseGet(() -> before.map(StageStatus::deadLettered).orElse(0L)),
        progress.map(p -> p.lag(stage)).orElseGet(() -> before.map(StageStatus::lag).orElse(0L)),
        idle(look, stage, replicas.expected()));
  }

  /** A stage that stands still has no rate, whatever was measured last. */
  private static Long rate(Look look, Stage stage, Optional<StageStatus> before) {
    if (look.desired().lifecycle().stop().isPresent()) {
      return 0L;
    }
    return Optional.ofNullable(look.seen().view().rates().get(stage))
        .orElseGet(() -> before.map(StageStatus::ratePerSecond).orElse(0L));
  }

  private static int idle(Look look, Stage stage, int replicas) {
    return Readers.idle(look.run().plan(), stage, replicas, partitions(look, stage));
  }

  /** Partitions or lanes that a stage has to read. */
  static int partitions(Look look, Stage stage) {
    TopicSpec topic =
        switch (stage) {
          case PRODUCER -> look.run().plan().topics().lanes();
          case ENRICHER -> look.run().plan().topics().raw();
          case SINK -> look.run().plan().topics().processed();
        };
    TopicSeen live = look.seen().topics().get(topic.name());
    int planned =
        look.desired().topics().stream()
            .filter(t -> t.name().equals(topic.name()))
            .mapToInt(TopicSpec::partitions)
            .findFirst()
            .orElse(topic.partitions());
    return live == null ? planned : Math.max(live.partitions(), planned);
  }
}
