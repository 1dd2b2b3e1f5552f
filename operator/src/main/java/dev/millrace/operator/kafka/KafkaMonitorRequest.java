package dev.millrace.operator.kafka;

import dev.millrace.contract.config.KafkaConnection;
import dev.millrace.contract.config.TopicSpec;
import dev.millrace.contract.names.RunNames;
import java.util.List;
import java.util.Map;

/**
 * What a run wants from Kafka.
 *
 * @param kafka how to reach it; Secrets are only referred to
 * @param names of the run
 * @param lanes how many lanes it has
 * @param topics its topics
 * @param own ids of those that are the run's own already, by name; with {@link TopicTask#MAKE} a
 *     topic with another id is left as it is, with {@link TopicTask#DELETE} only these ids go
 * @param task what to do about them
 * @param watch whether to read again and again how far the run is; else once
 */
public record KafkaMonitorRequest(
    KafkaConnection kafka,
    RunNames names,
    int lanes,
    List<TopicSpec> topics,
    Map<String, String> own,
    TopicTask task,
    boolean watch) {
  /** What to do about topics. */
  public enum TopicTask {
    /** Nothing: somebody else makes them. */
    NONE,
    /** See which exist. */
    LOOK,
    /** Make them what they should be. */
    MAKE,
    /** Delete the run's own and what their readers left. */
    DELETE
  }

  /** Takes copies. */
  public KafkaMonitorRequest {
    topics = List.copyOf(topics);
    own = Map.copyOf(own);
  }

  /** The same through another connection. */
  public KafkaMonitorRequest reaching(KafkaConnection connection) {
    return new KafkaMonitorRequest(connection, names, lanes, topics, own, task, watch);
  }
}
