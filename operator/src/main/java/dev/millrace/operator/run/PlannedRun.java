package dev.millrace.operator.run;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Stage;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.PipelineRun;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.PlanInputs;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run whose plan is made: what everything else starts from.
 *
 * @param namespace where it is
 * @param uid which of all runs that ever had this name
 * @param generation of its spec
 * @param declaredAt when each stage's replicas were written, where the API server noted it
 * @param plan what it needs
 */
public record PlannedRun(
    String namespace,
    String uid,
    long generation,
    Map<Stage, Instant> declaredAt,
    PipelinePlan plan) {
  private static final Logger LOG = LoggerFactory.getLogger(PlannedRun.class);

  /**
   * Plans a run.
   *
   * @throws InvalidInputException with everything that is wrong with it
   */
  public static PlannedRun of(PipelineRun run) {
    return new PlannedRun(
        run.getMetadata().getNamespace(),
        run.getMetadata().getUid(),
        run.getMetadata().getGeneration(),
        declaredAt(run),
        plan(run));
  }

  /** When a stage's replicas were written, where the API server noted it. */
  public Optional<Instant> declaredAt(Stage stage) {
    return Optional.ofNullable(declaredAt.get(stage));
  }

  /** Its name. */
  public String name() {
    return names().run();
  }

  /** Names of all that belongs to it. */
  public RunNames names() {
    return plan.names();
  }

  private static Map<Stage, Instant> declaredAt(PipelineRun run) {
    Map<Stage, Instant> times = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      FieldWrite.of(run, "spec", stage.id(), "replicas")
          .ifPresent(write -> times.put(stage, write.at()));
    }
    return times;
  }

  /** Planning is a pure function: what it fails on it fails on again, so trying again is no use. */
  private static PipelinePlan plan(PipelineRun run) {
    try {
      return PipelinePlan.of(run, PlanInputs.cluster());
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("run {} cannot be planned", run.getMetadata().getName(), e);
      throw new InvalidInputException("spec: cannot be planned: " + e.getMessage());
    }
  }

  /** What makes the garbage collector delete an object with this run. */
  public OwnerReference owner() {
    return new OwnerReferenceBuilder()
        .withApiVersion(PipelineRun.API_VERSION)
        .withKind(PipelineRun.KIND)
        .withName(name())
        .withUid(uid)
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
