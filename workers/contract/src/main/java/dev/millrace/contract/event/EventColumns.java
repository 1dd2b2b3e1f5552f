package dev.millrace.contract.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which columns the warehouse table of a run has. */
public final class EventColumns {
  /** Last column of every table: a JSON object of the fields that have no column, or null. */
  public static final Column EXTRA = new Column("extra", ColumnType.JSON);

  private EventColumns() {}

  /**
   * The table of a run: the source's own columns, then those of the enrichments, then {@link
   * #EXTRA}. A source column that an enrichment overwrites appears once, as the enrichment's.
   */
  public static List<Column> table(List<Column> source, Collection<Enrichment> enrichments) {
    List<Column> added =
        enrichments.stream().sorted().distinct().flatMap(e -> e.columns().stream()).toList();
    List<String> taken = new ArrayList<>(added.stream().map(Column::name).toList());
    taken.add(EXTRA.name());
    List<Column> table = new ArrayList<>();
    source.stream().filter(c -> !taken.contains(c.name())).forEach(table::add);
    table.addAll(added);
    table.add(EXTRA);
    return List.copyOf(table);
  }
}
