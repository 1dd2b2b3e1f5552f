package dev.millrace.enricher.text;

import dev.millrace.contract.event.Column;
import dev.millrace.enricher.json.Event;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.json.FieldNameBytes;
import dev.millrace.event.json.FieldWriter;
import java.util.List;

/**
 * Word count, hashtags and mentions without their signs, URLs, language. Every occurrence is
 * listed, in order and as spelled. An event without text has no count and no language (null) and
 * empty lists.
 */
public final class TextEnricher implements EventEnricher {
  private static final TextRanges NO_SPANS = new TextRanges();
  private static final char[] NO_TEXT = {};

  private final FieldNameBytes fieldNameBytes;
  private final TextScan scan = new TextScan();

  /**
   * An enricher.
   *
   * @param columns those of {@link dev.millrace.contract.event.Enrichment#Text} as the run names
   *     them
   */
  public TextEnricher(List<Column> columns) {
    fieldNameBytes = new FieldNameBytes(columns);
  }

  @Override
  public void enrich(Event event, FieldWriter into) {
    if (!event.hasText()) {
      nothing(into);
      return;
    }
    scan.read(event.text());
    char[] text = event.text().chars();
    into.field(fieldNameBytes.of(0)).number(scan.words());
    list(into.field(fieldNameBytes.of(1)), text, scan.hashtags());
    list(into.field(fieldNameBytes.of(2)), text, scan.mentions());
    list(into.field(fieldNameBytes.of(3)), text, scan.urls());
    language(into.field(fieldNameBytes.of(4)), scan.language());
  }

  private void nothing(FieldWriter into) {
    into.field(fieldNameBytes.of(0)).nothing();
    list(into.field(fieldNameBytes.of(1)), NO_TEXT, NO_SPANS);
    list(into.field(fieldNameBytes.of(2)), NO_TEXT, NO_SPANS);
    list(into.field(fieldNameBytes.of(3)), NO_TEXT, NO_SPANS);
    into.field(fieldNameBytes.of(4)).nothing();
  }

  private static void list(FieldWriter into, char[] text, TextRanges textRanges) {
    into.symbol('[');
    for (int i = 0; i < textRanges.count(); i++) {
      if (i > 0) {
        into.symbol(',');
      }
      into.string(text, textRanges.from(i), textRanges.to(i));
    }
    into.symbol(']');
  }

  private static void language(FieldWriter into, String tag) {
    if (tag == null) {
      into.nothing();
    } else {
      into.string(tag);
    }
  }
}
