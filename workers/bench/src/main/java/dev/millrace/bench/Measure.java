package dev.millrace.bench;

/**
 * A number of messages and the time they took.
 *
 * @param messages counted between two moments
 * @param nanos between them
 */
record Measure(long messages, long nanos) {
  double perSecond() {
    return messages * 1e9 / nanos;
  }
}
