package dev.millrace.enricher.json;

import dev.millrace.event.json.FieldWriter;

/**
 * Adds the fields of one {@link dev.millrace.contract.event.Enrichment} to an event: each of its
 * columns once, in their order. What it adds depends on the event alone.
 *
 * <p>Need not be safe for use by several threads: each has its own.
 */
public interface EventEnricher {
  /** Writes the fields. */
  void enrich(Event event, FieldWriter into);
}
