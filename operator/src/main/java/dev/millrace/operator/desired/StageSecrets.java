package dev.millrace.operator.desired;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.crds.plan.StagePlan;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Names of Secrets whose change restarts a stage: those it only reads when it starts. */
public final class StageSecrets {
  private StageSecrets() {}

  /** Those of all stages. */
  public static SortedSet<String> of(PipelinePlan plan) {
    SortedSet<String> names = new TreeSet<>();
    plan.stages().forEach(stage -> names.addAll(of(plan, stage)));
    return names;
  }

  /** Those of one stage: mounted for Kafka and the warehouse, or given as variables. */
  static SortedSet<String> of(PipelinePlan plan, StagePlan stage) {
    SortedSet<String> names = new TreeSet<>();
    StageVolumes.secretMounts(plan, stage).stream().map(SecretMount::secret).forEach(names::add);
    for (EnvVar variable : Objects.requireNonNullElse(stage.pod().env(), List.<EnvVar>of())) {
      if (variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null) {
        names.add(variable.getValueFrom().getSecretKeyRef().getName());
      }
    }
    return names;
  }
}
