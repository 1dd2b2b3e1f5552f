package dev.millrace.crds.api;

/** Types of a run's conditions; the names are what stands in the status. */
public enum ConditionType {
  /** The spec can be carried out. */
  Accepted,
  /** All stages have the replicas they should have, ready. */
  Ready,
  /** All topics are as planned. */
  TopicsReady,
  /** Progress can be read from Kafka. */
  KafkaReachable,
  /** The warehouse takes rows. */
  SinkReady,
  /** No replica is idle for want of a partition. */
  PartitionsSufficient,
  /** No stage was scaled by other means than the spec. */
  ReplicasAsDeclared,
  /** No limit of the warehouse holds the run up. */
  WithinBudget,
  /** No topic is about to remove messages that were not taken in; there once that was doubtful. */
  RetentionSufficient,
  /** The operator sees all it has to see; there once it had lost a right. */
  OperatorPermitted,
  /** Every event is written or in the dead-letter topic. */
  Completed,
  /** The counts of all stages agree, and the warehouse says that it has what was written. */
  Verified
}
