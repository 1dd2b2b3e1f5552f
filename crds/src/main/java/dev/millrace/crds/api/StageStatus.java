package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Required;

/**
 * How a stage is doing.
 *
 * @param name id of the stage
 * @param declaredReplicas what the spec says
 * @param replicas what the Deployment is asked for
 * @param readyReplicas pods that are ready
 * @param replicaSource who decided on {@code replicas}
 * @param lastSetReplicas what the operator asked for last; its memory of whether somebody else
 *     scaled the stage
 * @param lastDeclaredReplicas what the spec said when the operator last asked
 * @param resumeReplicas what a stopped stage had by other means than the spec; where it goes back
 *     to
 * @param ratePerSecond messages taken in, averaged over the last half minute
 * @param in messages taken in since the run began
 * @param deadLettered messages put into the dead-letter topic since the run began
 * @param lag messages not yet taken in
 * @param idleReplicas pods without a partition
 */
@ApiRecord
public record StageStatus(
    @Required @JsonPropertyDescription("producer, enricher or sink.") String name,
    @JsonPropertyDescription("Replicas that the spec declares.") Integer declaredReplicas,
    @JsonPropertyDescription("Replicas that the Deployment is asked for.") Integer replicas,
    @JsonPropertyDescription("Pods that are ready.") Integer readyReplicas,
    @JsonPropertyDescription(
            "Who decided on replicas. Declared: the spec. Scaled: somebody scaled the Deployment."
                + " Suspended, Completed: the operator stopped the stage.")
        ReplicaSource replicaSource,
    @JsonPropertyDescription("Replicas the operator asked for last.") Integer lastSetReplicas,
    @JsonPropertyDescription("Replicas the spec declared when the operator last asked.")
        Integer lastDeclaredReplicas,
    @JsonPropertyDescription(
            "Replicas that a stopped stage goes back to, where it was scaled before.")
        Integer resumeReplicas,
    @JsonPropertyDescription("Messages a second that the stage takes in.") Long ratePerSecond,
    @JsonPropertyDescription("Messages the stage has taken in since the run began.") Long in,
    @JsonPropertyDescription("Messages the stage has put into the dead-letter topic.")
        Long deadLettered,
    @JsonPropertyDescription("Messages the stage has not yet taken in.") Long lag,
    @JsonPropertyDescription("Pods that have no partition to work on.") Integer idleReplicas) {}
