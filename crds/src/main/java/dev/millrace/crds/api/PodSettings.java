package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;

/**
 * What a stage's pods are like: the part of a pod template that fits a worker. All fields may be
 * absent; a local run has no use for any of them.
 *
 * @param image container image instead of the operator's own
 * @param imagePullPolicy Always, IfNotPresent or Never
 * @param imagePullSecrets Secrets to pull the image with
 * @param resources CPU and memory
 * @param env further environment variables
 * @param nodeSelector labels a node must have
 * @param tolerations taints to put up with
 * @param affinity where pods like to be
 * @param serviceAccountName account to run as
 * @param volumes further volumes
 * @param volumeMounts where the container sees them
 * @param labels further labels of the pods
 * @param annotations annotations of the pods
 */
@ApiRecord
@ValidationRule(
    value = "!has(self.env) || self.env.all(e, !has(e.name) || !e.name.startsWith('MILLRACE_'))",
    message = Rules.ENV_RESERVED,
    fieldPath = ".env")
@ValidationRule(
    value = "!has(self.volumes) || self.volumes.all(v, !v.name.startsWith('millrace-'))",
    message = Rules.VOLUME_RESERVED,
    fieldPath = ".volumes")
public record PodSettings(
    @Size(min = 1, max = 1024)
        @JsonPropertyDescription("Container image instead of the operator's own.")
        String image,
    @JsonPropertyDescription("When the image is pulled.") ImagePullPolicy imagePullPolicy,
    @Size(max = 20) @JsonPropertyDescription("Secrets to pull the image with.")
        List<LocalObjectReference> imagePullSecrets,
    @JsonPropertyDescription("CPU and memory of the container.") ResourceRequirements resources,
    @Size(max = 100)
        @JsonPropertyDescription(
            "Further environment variables, for example JAVA_TOOL_OPTIONS; names that begin with"
                + " MILLRACE_ are taken.")
        List<EnvVar> env,
    @Size(max = 50) @JsonPropertyDescription("Labels that a node must have.")
        Map<String, String> nodeSelector,
    @Size(max = 50) @JsonPropertyDescription("Taints that the pods put up with.")
        List<Toleration> tolerations,
    @JsonPropertyDescription("Which nodes the pods like, and how they like each other.")
        Affinity affinity,
    @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "Service account of the pods, for example one bound to a cloud identity.")
        String serviceAccountName,
    @Size(max = 50) @JsonPropertyDescription("Further volumes of the pods.")
        List<PodVolume> volumes,
    @Size(max = 50) @JsonPropertyDescription("Where the container sees the volumes.")
        List<VolumeMount> volumeMounts,
    @Size(max = 50) @JsonPropertyDescription("Further labels of the pods.")
        Map<String, String> labels,
    @Size(max = 50) @JsonPropertyDescription("Annotations of the pods.")
        Map<String, String> annotations) {
  /** Nothing set. */
  public static final PodSettings NONE =
      new PodSettings(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
