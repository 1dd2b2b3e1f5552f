package dev.millrace.contract;

import java.util.Locale;

/** The three stages of a run, in the order events pass them. */
public enum Stage {
  /** Generates or replays events into the raw topic. */
  PRODUCER,
  /** Turns raw events into processed ones. */
  ENRICHER,
  /** Writes processed events to the warehouse. */
  SINK;

  /** The name used in object names, labels, metrics and status: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
