package dev.millrace.contract.names;

import dev.millrace.contract.Stage;
import dev.millrace.contract.Topology;

/**
 * Every name derived from a run's name: topics, consumer groups, transactional ids, Kubernetes
 * objects. Nothing else builds such a name.
 *
 * @param run the name of the PipelineRun, a DNS label of at most {@value #MAX_LENGTH} characters
 */
public record RunNames(String run) {
  /**
   * Longest run name: with the longest stage name, a ReplicaSet hash and a pod suffix it stays
   * within the 63 characters of a Kubernetes label value.
   */
  public static final int MAX_LENGTH = 36;

  /** Topic whose partitions the replicas of a stage share. */
  public String reads(Stage stage) {
    return topic(Topology.RUN.step(stage).reads());
  }

  /** Topic that a stage hands events on in; the last stage has none. */
  public String writes(Stage stage) {
    return topic(Topology.RUN.step(stage).writes().orElseThrow());
  }

  /** Topic of events as they were made. */
  public String rawTopic() {
    return writes(Stage.PRODUCER);
  }

  /** Topic of enriched events. */
  public String processedTopic() {
    return writes(Stage.ENRICHER);
  }

  /** Topic of events that could not be processed, with the reason in headers. */
  public String deadLetterTopic() {
    return topic("dead-letter");
  }

  /** Internal topic without data whose partitions are the producer's lanes. */
  public String lanesTopic() {
    return reads(Stage.PRODUCER);
  }

  /**
   * Internal compacted topic that holds what must not expire: how far each stage is in each
   * partition, and which run it is.
   */
  public String positionsTopic() {
    return topic("positions");
  }

  /** Consumer group whose committed offsets say how far a stage has come. */
  public String group(Stage stage) {
    return run + "." + stage.id();
  }

  /** Transactional id of one thread of one instance of a stage; unique among those alive. */
  public String transactionalId(Stage stage, String instance, int thread) {
    return run + "." + stage.id() + "." + instance + "." + thread;
  }

  /**
   * Kubernetes name of the ConfigMap that says which topics the run has made. Ledgers of all
   * namespaces are kept in one; a namespace has no dot, so no two have the same name.
   */
  public String topicLedger(String namespace) {
    return namespace + "." + run + "-topics";
  }

  /** Kubernetes name of a stage's Deployment and its companions. */
  public String deployment(Stage stage) {
    return run + "-" + stage.id();
  }

  private String topic(String last) {
    return run + "." + last;
  }
}
