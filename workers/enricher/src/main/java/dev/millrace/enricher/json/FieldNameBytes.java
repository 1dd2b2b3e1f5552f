package dev.millrace.enricher.json;

import dev.millrace.contract.event.Column;
import dev.millrace.event.json.FieldWriter;
import java.util.List;

/** Names of an enrichment's fields as they are written. */
public final class FieldNameBytes {
  private final byte[][] fieldNameBytes;

  /** The names of an enrichment's columns. */
  public FieldNameBytes(List<Column> columns) {
    fieldNameBytes = columns.stream().map(c -> FieldWriter.label(c.name())).toArray(byte[][]::new);
  }

  /** The name of a column, by its place among the enrichment's. */
  public byte[] of(int column) {
    return fieldNameBytes[column];
  }
}
