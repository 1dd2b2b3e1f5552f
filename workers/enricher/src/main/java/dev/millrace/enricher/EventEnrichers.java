package dev.millrace.enricher;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.sentiment.SentimentEnricher;
import dev.millrace.enricher.text.TextEnricher;
import java.util.List;

/** Which class does which enrichment. */
final class EventEnrichers {
  private EventEnrichers() {}

  /**
   * A new enricher.
   *
   * @param prefix what the names of its fields begin with, may be empty
   */
  static EventEnricher create(Enrichment enrichment, String prefix) {
    List<Column> columns = enrichment.columns(prefix);
    return switch (enrichment) {
      case Hash -> new HashEnricher(columns);
      case Text -> new TextEnricher(columns);
      case Sentiment -> new SentimentEnricher(columns);
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
