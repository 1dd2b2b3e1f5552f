package dev.millrace.crds.api;

/** When a container image is pulled. */
public enum ImagePullPolicy {
  /** At every start of a pod. */
  Always,
  /** When the node does not have it. */
  IfNotPresent,
  /** Not at all; the node must have it. */
  Never
}
