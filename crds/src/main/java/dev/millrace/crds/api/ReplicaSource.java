package dev.millrace.crds.api;

/** Who decided how many replicas a stage has. */
public enum ReplicaSource {
  /** The spec. */
  Declared,
  /** Somebody who scaled the Deployment: a person, an autoscaler. */
  Scaled,
  /** The operator, because the run is suspended. */
  Suspended,
  /** The operator, because going on would lose messages or make too many dead letters. */
  Failed,
  /** The operator, because the run is over. */
  Completed
}
