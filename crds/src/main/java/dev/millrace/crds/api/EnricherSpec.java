package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import dev.millrace.contract.event.Enrichment;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * How the second stage runs and what it adds to events.
 *
 * @param replicas pods, or threads in a local run
 * @param threads consumers in each of them
 * @param enrichments what to add
 * @param prefix what the names of the added fields begin with; absent means as suits the source
 * @param pod what its pods are like; absent means as the operator makes them
 */
@ApiRecord
@ValidationRule(
    value =
        "!has(self.enrichments) || !has(oldSelf.enrichments) || self.enrichments =="
            + " oldSelf.enrichments",
    message = Rules.ENRICHMENTS_FIXED,
    fieldPath = ".enrichments")
@ValidationRule(
    value =
        "has(self.prefix) == has(oldSelf.prefix) && (!has(self.prefix) || self.prefix =="
            + " oldSelf.prefix)",
    message = Rules.PREFIX_FIXED,
    fieldPath = ".prefix")
public record EnricherSpec(
    @Default("1")
        @Min(1)
        @Max(1000)
        @JsonPropertyDescription(
            "How many pods. Scaling the Deployment by other means stays until this is changed.")
        Integer replicas,
    @Default("1")
        @Min(1)
        @Max(64)
        @JsonPropertyDescription(
            "Consumers in each pod. One already uses all cores of the pod for its transformation.")
        Integer threads,
    @Default("[\"Hash\", \"Text\", \"Sentiment\"]")
        @Size(max = 16)
        @JsonPropertyDescription(
            "What to add to each event. Hash: md5 of its bytes. Text: word count, hashtags,"
                + " mentions, URLs and language of the field text. Sentiment: score from -1 to 1"
                + " and label of the field text.")
        List<Enrichment> enrichments,
    @Pattern("^" + Enrichment.PREFIX_PATTERN + "$")
        @JsonPropertyDescription(
            "What the names of the fields and columns that enrichments add begin with, for example"
                + " enriched_ for enriched_hash. Absent: nothing for tweets, enriched_ for a"
                + " replay, whose events may have such fields themselves. An event that has a field"
                + " of such a name goes to the dead letters as it is. Cannot be changed.")
        String prefix,
    @JsonPropertyDescription("What the stage's pods are like.") PodSettings pod) {}
