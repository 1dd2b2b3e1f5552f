package dev.millrace.enricher.json;

import dev.millrace.contract.event.ColumnType;
import java.util.Set;

/**
 * What is asked of a top-level field.
 *
 * @param name of the field
 * @param types all of which the value must fit; none when anything goes
 * @param replaced whether the field is left out of the copy, because a new one takes its place
 */
public record FieldRule(String name, Set<ColumnType> types, boolean replaced) {
  /** Takes a copy of the types. */
  public FieldRule {
    types = Set.copyOf(types);
  }
}
