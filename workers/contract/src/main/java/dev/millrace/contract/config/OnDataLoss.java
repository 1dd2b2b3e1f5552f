package dev.millrace.contract.config;

/** What a stage does when messages that it has not taken in yet are no longer in Kafka. */
public enum OnDataLoss {
  /** It stops and says which offsets are gone. */
  Fail,
  /** It goes on behind the gap and counts what is gone; the run is never called verified then. */
  Continue
}
