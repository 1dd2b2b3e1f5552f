package dev.millrace.enricher;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.event.Enrichment;
import dev.millrace.enricher.json.Event;
import dev.millrace.enricher.json.EventEnricher;
import dev.millrace.enricher.json.EventReader;
import dev.millrace.enricher.json.FieldRule;
import dev.millrace.enricher.json.FieldWriter;
import dev.millrace.enricher.json.MalformedException;
import java.util.EnumSet;
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

  /**
   * A transformation.
   *
   * @param enrichments what to add
   * @param columns fields whose types are checked; null and absence fit every type. A field that an
   *     enrichment replaces is not checked.
   */
  public Transformation(List<Enrichment> enrichments, List<Column> columns) {
    List<Enrichment> active = enrichments.stream().sorted().distinct().toList();
    reader = new EventReader(rules(active, columns), TEXT);
    enrichers = active.stream().map(EventEnrichers::create).toArray(EventEnricher[]::new);
  }

  /**
   * Transforms one value.
   *
   * @param value of a raw event; may be null
   */
  public Result apply(byte[] value) {
    if (value == null) {
      return new Result.Poison(DeadLetterReason.NullValue, "the record has no value");
    }
    if (value.length == 0) {
      return new Result.Poison(DeadLetterReason.EmptyValue, "the value has no bytes");
    }
    try {
      Event event = reader.read(value);
      fields.clear();
      for (EventEnricher enricher : enrichers) {
        enricher.enrich(event, fields);
      }
      return new Result.Enriched(event.with(fields));
    } catch (MalformedException e) {
      return new Result.Poison(e.reason(), e.getMessage());
    }
  }

  private static List<FieldRule> rules(List<Enrichment> active, List<Column> columns) {
    Map<String, Set<ColumnType>> types = new LinkedHashMap<>();
    columns.forEach(c -> types.computeIfAbsent(c.name(), n -> types()).add(c.type()));
    if (active.stream().anyMatch(EventEnrichers::readsText)) {
      types.computeIfAbsent(TEXT, n -> types()).add(ColumnType.STRING);
    }
    List<String> replaced =
        active.stream().flatMap(e -> e.columns().stream()).map(Column::name).toList();
    replaced.forEach(name -> types.put(name, types()));
    return types.entrySet().stream()
        .map(e -> new FieldRule(e.getKey(), e.getValue(), replaced.contains(e.getKey())))
        .toList();
  }

  private static Set<ColumnType> types() {
    return EnumSet.noneOf(ColumnType.class);
  }
}
