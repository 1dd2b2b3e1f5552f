package dev.millrace.contract.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which columns the warehouse table of a run has. */
public final class EventColumns {
  /** Last column of every table: a JSON object of the fields that have no column, or null. */
  public static final Column EXTRA = new Column("extra", ColumnType.JSON);

  private EventColumns() {}

  /** The table of a run whose enrichments write under their plain names. */
  public static List<Column> table(List<Column> source, Collection<Enrichment> enrichments) {
    return table(source, enrichments, "");
  }

  /**
   * The table of a run: the source's own columns, then those of the enrichments, then {@link
   * #EXTRA}. That no two of them have one name is for the plan to see to.
   *
   * @param prefix what the names of the enrichments' columns begin with, may be empty
   */
  public static List<Column> table(
      List<Column> source, Collection<Enrichment> enrichments, String prefix) {
    List<Column> table = new ArrayList<>(source);
    enrichments.stream()
        .sorted()
        .distinct()
        .flatMap(enrichment -> enrichment.columns(prefix).stream())
        .forEach(table::add);
    table.add(EXTRA);
    return List.copyOf(table);
  }
}
