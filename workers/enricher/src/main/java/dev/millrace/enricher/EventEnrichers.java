package dev.millrace.enricher;

import dev.millrace.contract.event.Enrichment;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.sentiment.SentimentEnricher;
import dev.millrace.enricher.text.TextEnricher;

/** Which class does which enrichment. */
final class EventEnrichers {
  private EventEnrichers() {}

  /** A new enricher. */
  static EventEnricher create(Enrichment enrichment) {
    return switch (enrichment) {
      case Hash -> new HashEnricher();
      case Text -> new TextEnricher();
      case Sentiment -> new SentimentEnricher();
    };
  }

  /** Whether an enrichment reads the text field, which must then be a string, null or absent. */
  static boolean readsText(Enrichment enrichment) {
    return switch (enrichment) {
      case Hash -> false;
      case Text, Sentiment -> true;
    };
  }
}
