package dev.millrace.operator.desired;

import dev.millrace.connector.spec.SecretMount;
import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.crds.api.PodSettings;
import dev.millrace.crds.plan.StagePlan;
import dev.millrace.operator.names.ObjectLabels;
import dev.millrace.operator.run.PlannedRun;
import dev.millrace.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pods of a stage, fit for restricted pod security. */
final class StagePod {
  /** A worker stops within 28 s; the rest is for the kubelet. */
  private static final long GRACE_SECONDS = 35;

  private static final String RESTART_TOKEN = "millrace.dev/restart-token";
  private static final String SECRETS = "millrace.dev/secrets";

  private StagePod() {}

  /**
   * The template.
   *
   * @param secrets resource versions of Secrets by name; a change restarts the pods that mount them
   */
  static PodTemplateSpec of(
      PlannedRun run,
      StagePlan stage,
      KafkaConnection kafka,
      Map<String, String> secrets,
      OperatorSettings settings) {
    PodSettings pod = stage.pod();
    List<SecretMount> mounts = StageVolumes.secretMounts(run.plan(), stage);
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(objectLabels(run, stage))
        .withAnnotations(annotations(run, stage, secrets))
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName(pod.serviceAccountName())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withSecurityContext(security(settings.worker().fsGroup()))
        .withImagePullSecrets(pullSecrets(pod, settings))
        .withNodeSelector(pod.nodeSelector())
        .withTolerations(pod.tolerations())
        .withAffinity(pod.affinity())
        .withContainers(StageContainer.of(stage, kafka, mounts, settings))
        .withVolumes(StageVolumes.volumes(stage, mounts))
        .endSpec()
        .build();
  }

  private static Map<String, String> objectLabels(PlannedRun run, StagePlan stage) {
    Map<String, String> objectLabels =
        new TreeMap<>(Objects.requireNonNullElse(stage.pod().labels(), Map.of()));
    objectLabels.putAll(ObjectLabels.ofStage(run.names(), stage.stage()));
    return objectLabels;
  }

  private static Map<String, String> annotations(
      PlannedRun run, StagePlan stage, Map<String, String> versions) {
    Map<String, String> annotations =
        new TreeMap<>(Objects.requireNonNullElse(stage.pod().annotations(), Map.of()));
    if (!run.plan().restartToken().isEmpty()) {
      annotations.put(RESTART_TOKEN, run.plan().restartToken());
    }
    String secrets =
        StageSecrets.of(run.plan(), stage).stream()
            .map(name -> name + "=" + versions.get(name))
            .collect(Collectors.joining(","));
    if (!secrets.isEmpty()) {
      annotations.put(SECRETS, secrets);
    }
    return annotations;
  }

  private static PodSecurityContext security(Optional<Long> fsGroup) {
    PodSecurityContextBuilder security =
        new PodSecurityContextBuilder()
            .withRunAsNonRoot(true)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile();
    fsGroup.ifPresent(
        group -> security.withFsGroup(group).withFsGroupChangePolicy("OnRootMismatch"));
    return security.build();
  }

  private static List<LocalObjectReference> pullSecrets(
      PodSettings pod, OperatorSettings settings) {
    return pod.imagePullSecrets() != null
        ? pod.imagePullSecrets()
        : settings.imagePullSecrets().stream().map(LocalObjectReference::new).toList();
  }
}
