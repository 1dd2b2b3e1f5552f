package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/**
 * How a run is doing.
 *
 * @param observedGeneration generation of the spec this status speaks of
 * @param phase one word for people, derived from the conditions
 * @param conditions one per {@link ConditionType}
 * @param stages one per stage
 * @param summary short texts for the printer columns
 * @param report how a finished run came out
 * @param startTime when the first stage started, RFC 3339
 * @param completionTime when the run was completed, RFC 3339
 */
@ApiRecord
public record PipelineRunStatus(
    @JsonPropertyDescription("Generation of the spec that this status speaks of.")
        Long observedGeneration,
    @JsonPropertyDescription("One word for people; programs read the conditions.") Phase phase,
    @JsonPropertyDescription(
            "Accepted, Ready, TopicsReady, KafkaReachable, SinkReady, PartitionsSufficient,"
                + " ReplicasAsDeclared, WithinBudget, RetentionSufficient, OperatorPermitted,"
                + " Completed, Verified. Verified is True when the counts of all stages agree with"
                + " each other and with the rows that the warehouse itself says it has, Unknown"
                + " when it does not say.")
        List<Condition> conditions,
    @JsonPropertyDescription("One per stage: producer, enricher, sink.") List<StageStatus> stages,
    @JsonPropertyDescription("Short texts for the columns of kubectl get.") StatusSummary summary,
    @JsonPropertyDescription("How a finished run came out.") RunReport report,
    @JsonPropertyDescription("When the first stage started, RFC 3339.") String startTime,
    @JsonPropertyDescription("When the run was completed, RFC 3339.") String completionTime) {}
