package dev.millrace.enricher.sentiment;

import dev.millrace.contract.event.Column;
import dev.millrace.enricher.json.Event;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.json.FieldNameBytes;
import dev.millrace.event.json.FieldWriter;
import java.util.List;

/**
 * VADER's compound score, -1 to 1 with four decimals, and the label its authors give it: positive
 * from 0.05, negative from -0.05, neutral between. An event without text has neither (null).
 */
public final class SentimentEnricher implements EventEnricher {
  private static final double THRESHOLD = 0.05;

  private final FieldNameBytes fieldNameBytes;
  private final Vader vader = new Vader();

  /**
   * An enricher.
   *
   * @param columns those of {@link dev.millrace.contract.event.Enrichment#Sentiment} as the run
   *     names them
   */
  public SentimentEnricher(List<Column> columns) {
    fieldNameBytes = new FieldNameBytes(columns);
  }

  @Override
  public void enrich(Event event, FieldWriter into) {
    if (!event.hasText()) {
      into.field(fieldNameBytes.of(0)).nothing();
      into.field(fieldNameBytes.of(1)).nothing();
      return;
    }
    double score = vader.compound(event.text());
    into.field(fieldNameBytes.of(0)).tenThousandths(Math.round(score * 1e4));
    into.field(fieldNameBytes.of(1)).string(label(score));
  }

  static String label(double score) {
    return score >= THRESHOLD ? "positive" : score <= -THRESHOLD ? "negative" : "neutral";
  }
}
