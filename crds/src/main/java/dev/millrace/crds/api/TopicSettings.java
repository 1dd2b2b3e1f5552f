package dev.millrace.crds.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.millrace.connector.spec.ApiRecord;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/**
 * A topic that may grow with the number of replicas that read it.
 *
 * @param partitions at the start
 * @param maxPartitions how far it may grow; absent means not at all
 * @param config topic settings by Kafka's names
 */
@ApiRecord
@ValidationRule(
    value = "!has(self.maxPartitions) || self.maxPartitions >= self.partitions",
    message = Rules.MAX_PARTITIONS,
    fieldPath = ".maxPartitions")
@ValidationRule(
    value = TopicSettings.DELETE_RULE,
    message = Rules.NO_COMPACTION,
    fieldPath = ".config")
@ValidationRule(
    value = TopicSettings.GROW_RULE,
    message = Rules.PARTITIONS_SHRINK,
    fieldPath = ".partitions")
public record TopicSettings(
    @Default("5")
        @Min(1)
        @Max(10_000)
        @JsonPropertyDescription("How many partitions the topic starts with; can only be raised.")
        Integer partitions,
    @Min(1)
        @Max(10_000)
        @JsonPropertyDescription(
            "The topic gets more partitions, up to so many, when more replicas read it than it has."
                + " Absent: it keeps its number. Growing sends a key to another partition, so order"
                + " per key holds before and after but not across it.")
        Integer maxPartitions,
    @Size(max = 50)
        @JsonPropertyDescription(
            "Topic settings by Kafka's names, values as text: retention.ms: \"86400000\".")
        Map<String, @Size(max = 4096) String> config) {
  /** The default, an empty object, is held against the rules before it is filled in. */
  static final String GROW_RULE =
      "!has(self.partitions) || !has(oldSelf.partitions) || self.partitions >= oldSelf.partitions";

  static final String DELETE_RULE =
      "!has(self.config) || !('cleanup.policy' in self.config) ||"
          + " self.config['cleanup.policy'] == 'delete'";
}
