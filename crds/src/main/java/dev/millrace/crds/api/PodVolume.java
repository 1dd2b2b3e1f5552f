package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;

/**
 * A volume of a stage's pods: the kinds a worker can use under restricted pod security.
 *
 * @param name as volume mounts refer to it
 * @param persistentVolumeClaim a claim in the run's namespace
 * @param configMap a ConfigMap's entries as files
 * @param secret a Secret's entries as files
 * @param emptyDir a folder that lives as long as the pod
 * @param csi storage that a driver on the node provides
 */
@ApiRecord
@ValidationRule(
    value =
        "[has(self.persistentVolumeClaim), has(self.configMap), has(self.secret),"
            + " has(self.emptyDir), has(self.csi)].filter(set, set).size() == 1",
    message = Rules.ONE_VOLUME)
public record PodVolume(
    @Required
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @Size(min = 1, max = 63)
        @JsonPropertyDescription("Name that volume mounts refer to.")
        String name,
    @JsonPropertyDescription("A PersistentVolumeClaim in this namespace.")
        PersistentVolumeClaimVolumeSource persistentVolumeClaim,
    @JsonPropertyDescription("A ConfigMap's entries as files.") ConfigMapVolumeSource configMap,
    @JsonPropertyDescription("A Secret's entries as files.") SecretVolumeSource secret,
    @JsonPropertyDescription("A folder that lives as long as the pod.")
        EmptyDirVolumeSource emptyDir,
    @JsonPropertyDescription("Storage that a driver on the node provides.") CSIVolumeSource csi) {}
