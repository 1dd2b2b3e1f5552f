package dev.millrace.enricher.json;

import dev.millrace.contract.event.Column;
import java.util.List;

/**
 * What is asked of a top-level field.
 *
 * @param name of the field
 * @param columns all of which must be able to take the value; none when anything goes
 * @param taken whether an enrichment writes a field of this name, so that an event must not have it
 */
public record FieldRule(String name, List<Column> columns, boolean taken) {
  /** Takes a copy of the columns. */
  public FieldRule {
    columns = List.copyOf(columns);
  }
}
