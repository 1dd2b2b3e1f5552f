package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * How the first stage runs.
 *
 * @param replicas pods, or threads in a local run
 * @param pod what its pods are like; absent means as the operator makes them
 */
@ApiRecord
public record ProducerSpec(
    @Default("1")
        @Min(1)
        @Max(1000)
        @JsonPropertyDescription(
            "How many pods. Scaling the Deployment by other means stays until this is changed.")
        Integer replicas,
    @JsonPropertyDescription("What the stage's pods are like.") PodSettings pod) {}
