package dev.millrace.crds.api;

/** Why a condition is as it is: the word that {@code kubectl} shows is the name here. */
public enum Reason {
  /** The spec can be carried out. */
  Valid,
  /** The spec cannot be carried out; the message says what is wrong. */
  InvalidSpec,
  /** Something is not known yet. */
  NotYetKnown,
  /** An object or topic with the same name belongs to somebody else. */
  NameConflict,
  /** The API server refuses an object. */
  Rejected,
  /** The operator lacks a right; the message names it. */
  NotPermitted,
  /** The operator has its rights again. */
  Permitted,
  /** The run names a Strimzi Kafka, but the cluster does not know Strimzi's kinds. */
  StrimziMissing,
  /** The Kafka has no listener that fits. */
  NoListener,
  /** The Kafka is not there yet or has no address yet. */
  WaitingForKafka,
  /** A Secret that the run refers to is missing. */
  SecretMissing,
  /** Topics are being made or changed. */
  TopicsInProgress,
  /** A topic was refused by Kafka or Strimzi. */
  TopicRefused,
  /** All topics are as planned. */
  TopicsAsPlanned,
  /** Stages wait for topics. */
  WaitingForTopics,
  /** Pods are starting, stopping or being replaced. */
  StagesInProgress,
  /** A stage's pods fail again and again. */
  CrashLoop,
  /** Messages are gone that were not taken in yet; the message says which, and why. */
  DataLoss,
  /** A stage's pods cannot start: no image, no node, a wrong reference. */
  StageBlocked,
  /** All stages have all their pods ready. */
  StagesReady,
  /** Stopped by {@code suspend}. */
  Suspended,
  /** The run is over. */
  Finished,
  /** The run goes on. */
  Unfinished,
  /** The run has no end of its own. */
  Endless,
  /** Kafka answers. */
  Answering,
  /** Kafka does not answer. */
  Unreachable,
  /** Nothing is asked of Kafka. */
  NotAsked,
  /** The warehouse takes rows. */
  Writing,
  /** The warehouse does not take rows; the message says why. */
  WarehouseUnavailable,
  /** No limit holds the run up. */
  WithinLimits,
  /** The warehouse's quota is used up; the message says until when. */
  WaitingForQuota,
  /** A limit that the spec sets is reached; the message says until when. */
  WaitingForBudget,
  /** Every replica has something to read. */
  EveryReplicaReads,
  /** Some replicas have nothing to read. */
  IdleReplicas,
  /** Every stage has the replicas that the spec declares. */
  AsDeclared,
  /** A stage was scaled by other means than the spec. */
  ScaledOtherwise,
  /** More dead letters than allowed, or nothing but dead letters. */
  TooManyDeadLetters,
  /** Messages wait for most of the time that their topic keeps them. */
  RetentionShort,
  /** Messages are taken in long before their topic would remove them. */
  RetentionAmple,
  /** All counts agree. */
  CountsAgree,
  /** Counts of stages differ. */
  CountsDiffer,
  /** The warehouse has other rows than were written. */
  WarehouseDiffers,
  /** The warehouse does not say what it has, so nobody knows whether it agrees. */
  WarehouseNotAsked
}
