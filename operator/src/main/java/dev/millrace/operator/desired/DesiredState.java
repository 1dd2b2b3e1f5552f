package dev.millrace.operator.desired;

import dev.millrace.contract.Stage;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.operator.kafka.KafkaMonitorRequest;
import dev.millrace.operator.ledger.TopicLedger;
import dev.millrace.operator.ledger.TopicMaker;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.observed.ClusterSnapshot;
import dev.millrace.operator.observed.LedgerSnapshot;
import dev.millrace.operator.observed.StageSnapshot;
import dev.millrace.operator.run.Lifecycle;
import dev.millrace.operator.run.PlannedRun;
import dev.millrace.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What should be there for a run, given what was seen. What cannot be decided yet is left out, and
 * what is left out is left as it is: nothing is ever deleted here.
 *
 * @param lifecycle where the run is in its life
 * @param topics as large as they should be
 * @param wish what is wanted from Kafka; absent means nothing any more
 * @param ledger written before the first topic is made
 * @param kafkaTopics for Strimzi
 * @param deployments of stages that may run
 * @param budgets of the same stages
 * @param replicas of every stage
 */
public record DesiredState(
    Lifecycle lifecycle,
    List<TopicSpec> topics,
    Optional<KafkaMonitorRequest> wish,
    Optional<ConfigMap> ledger,
    List<KafkaTopic> kafkaTopics,
    List<Deployment> deployments,
    List<PodDisruptionBudget> budgets,
    Map<Stage, ReplicaPlan> replicas) {

  /** Decides. */
  public static DesiredState of(PlannedRun run, ClusterSnapshot seen, OperatorSettings settings) {
    Lifecycle lifecycle = Lifecycle.of(run, seen.view(), seen.before());
    Optional<KafkaConnection> kafka = seen.kafka().known().map(run.plan().kafka()::connection);
    TopicClaim claim = TopicClaim.of(run, seen);
    List<StagePlan> mayRun = mayRun(run.plan(), seen, claim, lifecycle);
    Map<Stage, ReplicaPlan> replicas = replicas(run, seen, lifecycle, mayRun);
    List<TopicSpec> topics = topics(run.plan(), seen, replicas);
    boolean makeTopics = claim.granted() && lifecycle != Lifecycle.FINISHED;
    return new DesiredState(
        lifecycle,
        topics,
        kafka
            .filter(k -> lifecycle != Lifecycle.FINISHED)
            .filter(k -> seen.ledger().owner() != LedgerSnapshot.Owner.OTHERS)
            .map(k -> wish(run, seen, k, topics, claim, lifecycle)),
        kafka
            .filter(k -> claim.granted())
            .map(
                k ->
                    TopicLedger.of(run, maker(run.plan(), k), claim.topicIds())
                        .toConfigMap(settings.namespace())),
        run.plan().kafka().cluster().filter(c -> makeTopics).stream()
            .flatMap(c -> topics.stream().map(topic -> KafkaTopics.of(run, c, topic)))
            .toList(),
        kafka.stream()
            .flatMap(k -> mayRun.stream().map(stage -> deployment(run, stage, k, seen, settings)))
            .toList(),
        mayRun.stream().map(stage -> StageBudget.of(run, stage.stage())).toList(),
        replicas);
  }

  private static TopicMaker maker(PipelinePlan plan, KafkaConnection kafka) {
    return plan.kafka()
        .cluster()
        .<TopicMaker>map(TopicMaker.Strimzi::new)
        .orElseGet(() -> new TopicMaker.AdminApi(kafka));
  }

  private static KafkaMonitorRequest wish(
      PlannedRun run,
      ClusterSnapshot seen,
      KafkaConnection kafka,
      List<TopicSpec> topics,
      TopicClaim claim,
      Lifecycle lifecycle) {
    boolean podsLeft = seen.stages().values().stream().anyMatch(stage -> stage.total() > 0);
    return new KafkaMonitorRequest(
        kafka,
        run.names(),
        run.plan().producer().lanes(),
        topics,
        claim.topicIds(),
        claim.task(run.plan(), seen.ledger()),
        lifecycle == Lifecycle.ACTIVE || podsLeft);
  }

  /**
   * Stages whose Deployment is brought up to date: new ones once all topics are ready, and those
   * that are there, except while a Secret is missing that their pods would then lack.
   */
  private static List<StagePlan> mayRun(
      PipelinePlan plan, ClusterSnapshot seen, TopicClaim claim, Lifecycle lifecycle) {
    if (lifecycle == Lifecycle.FINISHED || seen.kafka().known().isEmpty()) {
      return List.of();
    }
    boolean mayBegin =
        lifecycle == Lifecycle.ACTIVE
            && claim.granted()
            && plan.topics().all().stream()
                .allMatch(
                    topic ->
                        seen.topics().containsKey(topic.name())
                            && seen.topics().get(topic.name()).ready());
    return plan.stages().stream()
        .filter(stage -> mayBegin || seen.stages().containsKey(stage.stage()))
        .filter(stage -> seen.secrets().keySet().containsAll(StageSecrets.of(plan, stage)))
        .toList();
  }

  private static Map<Stage, ReplicaPlan> replicas(
      PlannedRun run, ClusterSnapshot seen, Lifecycle lifecycle, List<StagePlan> mayRun) {
    Map<Stage, ReplicaPlan> replicas = new EnumMap<>(Stage.class);
    for (StagePlan stage : run.plan().stages()) {
      Optional<StageSnapshot> seenStage = Optional.ofNullable(seen.stages().get(stage.stage()));
      Optional<Integer> live = seenStage.map(StageSnapshot::replicas);
      boolean begins = live.isPresent() || mayRun.contains(stage);
      replicas.put(
          stage.stage(),
          begins || lifecycle != Lifecycle.ACTIVE
              ? ReplicaPlan.of(
                  stage.replicas(),
                  live,
                  lifecycle.stop(),
                  seen.before(stage.stage()),
                  scaledLater(run.declaredAt(stage.stage()), seenStage))
              : ReplicaPlan.waiting(seen.before(stage.stage())));
    }
    return replicas;
  }

  /** By the API server's own notes of who wrote what when; of equal times the spec's wins. */
  private static boolean scaledLater(Optional<Instant> declaredAt, Optional<StageSnapshot> stage) {
    return stage
        .flatMap(StageSnapshot::scaled)
        .filter(scaled -> !scaled.by().equals(ObjectLabels.OPERATOR))
        .filter(scaled -> declaredAt.filter(at -> !scaled.at().isAfter(at)).isEmpty())
        .isPresent();
  }

  private static List<TopicSpec> topics(
      PipelinePlan plan, ClusterSnapshot seen, Map<Stage, ReplicaPlan> replicas) {
    Map<Stage, Integer> expected = new EnumMap<>(Stage.class);
    replicas.forEach((stage, decided) -> expected.put(stage, decided.expected()));
    return PartitionScaling.of(plan, seen.topics(), expected);
  }

  private static Deployment deployment(
      PlannedRun run,
      StagePlan stage,
      KafkaConnection kafka,
      ClusterSnapshot seen,
      OperatorSettings settings) {
    return StageDeployment.of(run, stage, StagePod.of(run, stage, kafka, seen.secrets(), settings));
  }
}
