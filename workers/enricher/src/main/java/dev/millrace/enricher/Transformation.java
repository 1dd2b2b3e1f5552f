package dev.millrace.enricher;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.enricher.json.Event;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.json.EventReader;
import dev.millrace.enricher.json.FieldRule;
import dev.millrace.event.json.FieldWriter;
import dev.millrace.event.json.RejectedEventException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the enricher does to one event: the same bytes always give the same result.
 *
 * <p>Keeps buffers between calls, so it is not safe for use by several threads: each needs its own.
 */
public final class Transformation {
  /** The field that enrichments of text read. */
  static final String TEXT = "text";

  private final EventReader reader;
  private final EventEnricher[] enrichers;
  private final FieldWriter fields = new FieldWriter();

  /** A transformation whose enrichments write under their plain names. */
  public Transformation(List<Enrichment> enrichments, List<Column> columns) {
    this(enrichments, "", columns);
  }

  /**
   * A transformation.
   *
   * @param enrichments what to add
   * @param prefix what the names of the added fields begin with, may be empty; an event that has
   *     such a field itself is refused, so that nothing of it is lost
   * @param columns fields whose types are checked; null and absence fit every type
   */
  public Transformation(List<Enrichment> enrichments, String prefix, List<Column> columns) {
    List<Enrichment> active = enrichments.stream().sorted().distinct().toList();
    reader = new EventReader(rules(active, prefix, columns), TEXT);
    enrichers =
        active.stream()
            .map(enrichment -> EventEnrichers.create(enrichment, prefix))
            .toArray(EventEnricher[]::new);
  }

  /**
   * Transforms one value.
   *
   * @param value of a raw event; may be null
   */
  public Result apply(byte[] value) {
    try {
      Event event = reader.read(value);
      fields.clear();
      for (EventEnricher enricher : enrichers) {
        enricher.enrich(event, fields);
      }
      return new Result.Enriched(event.with(fields));
    } catch (RejectedEventException e) {
      return new Result.Poison(e.reason(), e.getMessage());
    }
  }

  private static List<FieldRule> rules(
      List<Enrichment> active, String prefix, List<Column> columns) {
    Map<String, List<Column>> asked = new LinkedHashMap<>();
    columns.forEach(column -> ask(column, asked));
    if (active.stream().anyMatch(EventEnrichers::readsText)) {
      ask(new Column(TEXT, ColumnType.STRING), asked);
    }
    Set<String> taken = new HashSet<>();
    active.stream()
        .flatMap(enrichment -> enrichment.columns(prefix).stream())
        .map(Column::name)
        .forEach(taken::add);
    taken.forEach(name -> asked.putIfAbsent(name, List.of()));
    return asked.entrySet().stream()
        .map(e -> new FieldRule(e.getKey(), e.getValue(), taken.contains(e.getKey())))
        .toList();
  }

  private static void ask(Column column, Map<String, List<Column>> asked) {
    asked.computeIfAbsent(column.name(), name -> new ArrayList<>()).add(column);
  }
}
