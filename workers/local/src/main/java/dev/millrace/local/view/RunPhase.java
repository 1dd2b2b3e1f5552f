package dev.millrace.local.view;

import java.util.Locale;

/** What a local run is doing as a whole. */
public enum RunPhase {
  /** Kafka, topics and workers are coming up. */
  STARTING,
  /** Messages flow. */
  RUNNING,
  /** Something outside holds a worker up, and meanwhile no message moves. */
  WAITING,
  /** Asked to stop: the workers finish what they hold. */
  STOPPING,
  /** All messages are through; they are being counted. */
  VERIFYING;

  /** Lower case, as shown to people and in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
