package dev.millrace.crds.plan;

import dev.millrace.contract.config.PositionsTopic;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import dev.millrace.crds.api.OnDelete;
import dev.millrace.crds.api.PipelineRunSpec;
import dev.millrace.crds.api.TopicSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The topics of a run.
 *
 * @param raw from producer to enricher
 * @param processed from enricher to sink
 * @param deadLetter what could not be processed
 * @param lanes internal; its partitions are the producer's lanes
 * @param positions internal; how far each stage is, kept where nothing expires
 * @param onDelete what becomes of them when the run is deleted
 */
public record TopicsPlan(
    TopicSpec raw,
    TopicSpec processed,
    TopicSpec deadLetter,
    TopicSpec lanes,
    TopicSpec positions,
    OnDelete onDelete) {
  /** Largest batch a broker takes unless told otherwise, in bytes. */
  static final long KAFKA_MAX_MESSAGE_BYTES = 1_048_588;

  /** Room for the headers a dead letter gets, in bytes. */
  static final long DEAD_LETTER_HEADROOM = 65_536;

  /** Kafka's name for the largest batch a topic takes. */
  static final String MAX_MESSAGE_BYTES = "max.message.bytes";

  static TopicsPlan of(RunNames names, PipelineRunSpec spec, int lanes, PlanInputs inputs) {
    short replication = replication(spec, inputs);
    Map<String, String> raw = config(spec.topics().raw().config());
    Map<String, String> processed = config(spec.topics().processed().config());
    if (raw.containsKey(MAX_MESSAGE_BYTES)) {
      processed.putIfAbsent(MAX_MESSAGE_BYTES, raw.get(MAX_MESSAGE_BYTES));
    }
    Map<String, String> deadLetter = config(spec.topics().deadLetter().config());
    long largest = Math.max(maxMessageBytes(raw), maxMessageBytes(processed));
    deadLetter.putIfAbsent(MAX_MESSAGE_BYTES, String.valueOf(largest + DEAD_LETTER_HEADROOM));
    int deadLetters = spec.topics().deadLetter().partitions();
    return new TopicsPlan(
        growing(names.rawTopic(), spec.topics().raw(), replication, raw),
        growing(names.processedTopic(), spec.topics().processed(), replication, processed),
        new TopicSpec(names.deadLetterTopic(), deadLetters, deadLetters, replication, deadLetter),
        new TopicSpec(names.lanesTopic(), lanes, lanes, replication, Map.of()),
        PositionsTopic.of(names, replication),
        spec.topics().onDelete());
  }

  /** All five, the internal ones last. */
  public List<TopicSpec> all() {
    return List.of(raw, processed, deadLetter, lanes, positions);
  }

  private static TopicSpec growing(
      String name, TopicSettings settings, short replication, Map<String, String> config) {
    int partitions = settings.partitions();
    int most = Objects.requireNonNullElse(settings.maxPartitions(), partitions);
    return new TopicSpec(name, partitions, most, replication, config);
  }

  private static Map<String, String> config(Map<String, String> config) {
    return new HashMap<>(Objects.requireNonNullElse(config, Map.of()));
  }

  private static long maxMessageBytes(Map<String, String> config) {
    return config.containsKey(MAX_MESSAGE_BYTES)
        ? Long.parseLong(config.get(MAX_MESSAGE_BYTES))
        : KAFKA_MAX_MESSAGE_BYTES;
  }

  /** The Kafka in a local process has one broker. */
  private static short replication(PipelineRunSpec spec, PlanInputs inputs) {
    if (inputs.isLocal() && spec.kafka().bootstrapServers() == null) {
      return 1;
    }
    return Objects.requireNonNullElse(spec.kafka().replicationFactor(), -1).shortValue();
  }
}
