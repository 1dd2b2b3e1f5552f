package dev.millrace.enricher;

import dev.millrace.contract.event.DeadLetterReason;

/** What becomes of a raw event's value. */
public sealed interface Result {
  /**
   * The value goes on.
   *
   * @param value the event with its new fields, UTF-8 JSON; not to be changed
   */
  record Enriched(byte[] value) implements Result {}

  /**
   * The value can never go on.
   *
   * @param reason why
   * @param detail one sentence for people
   */
  record Poison(DeadLetterReason reason, String detail) implements Result {}
}
