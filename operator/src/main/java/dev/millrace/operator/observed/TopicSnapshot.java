package dev.millrace.operator.observed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.strimzi.api.kafka.model.common.Condition;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A topic that is there.
 *
 * @param partitions how many it has, or is being given
 * @param id Kafka's id of it; empty while nobody said it
 * @param ready whether it can be used as it is declared
 * @param problem why not; empty while that is only a matter of time
 */
public record TopicSnapshot(int partitions, String id, boolean ready, String problem) {
  /** As Strimzi's topic operator says. */
  static TopicSnapshot of(KafkaTopic topic) {
    Integer partitions = topic.getSpec() == null ? null : topic.getSpec().getPartitions();
    Condition ready = readyCondition(topic);
    boolean isReady = ready != null && "True".equals(ready.getStatus()) && current(topic);
    boolean refused = ready != null && "False".equals(ready.getStatus()) && current(topic);
    return new TopicSnapshot(
        Objects.requireNonNullElse(partitions, 1),
        id(topic),
        isReady && !isLeaving(topic),
        refused ? sentence(ready) : "");
  }

  private static String id(KafkaTopic topic) {
    return topic.getStatus() == null
        ? ""
        : Objects.requireNonNullElse(topic.getStatus().getTopicId(), "");
  }

  private static String sentence(Condition condition) {
    return Stream.of(condition.getReason(), condition.getMessage())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(": "));
  }

  private static boolean isLeaving(HasMetadata topic) {
    return topic.getMetadata().getDeletionTimestamp() != null;
  }

  private static boolean current(KafkaTopic topic) {
    return topic.getStatus().getObservedGeneration()
        >= Objects.requireNonNullElse(topic.getMetadata().getGeneration(), 0L);
  }

  private static Condition readyCondition(KafkaTopic topic) {
    List<Condition> conditions =
        topic.getStatus() == null || topic.getStatus().getConditions() == null
            ? List.of()
            : topic.getStatus().getConditions();
    return conditions.stream().filter(c -> "Ready".equals(c.getType())).findFirst().orElse(null);
  }
}
