package dev.millrace.connector.replay;

import dev.millrace.contract.Problems;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.contract.event.EventColumns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Columns that a table can have side by side. */
final class ReplayColumnRules {
  private ReplayColumnRules() {}

  /** Warehouses do not tell upper from lower case in column names. */
  static void check(List<ReplayColumn> columns, Map<String, String> enriched, Problems problems) {
    Map<String, String> taken = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      ReplayColumn column = columns.get(i);
      if (column == null || column.name() == null) {
        continue;
      }
      String name = column.name();
      String path = "spec.source.replay.columns[" + i + "]";
      String other = taken.putIfAbsent(lower(name), name);
      problems.require(
          other == null || other.equals(name),
          path + ".name",
          name,
          "must differ from " + other + " by more than upper and lower case");
      problems.require(
          !enriched.containsKey(lower(name)),
          path + ".name",
          name,
          enriched.get(lower(name)) + "; rename the column or set spec.enricher.prefix");
      problems.require(
          !lower(name).equals(EventColumns.EXTRA.name()),
          path + ".name",
          name,
          EventColumns.EXTRA.name() + " holds the fields that have no column");
      problems.require(
          column.format() == null || column.type() == null || column.type() == ColumnType.TIMESTAMP,
          path + ".format",
          String.valueOf(column.format()),
          ReplayColumn.FORMAT_OF_TIMES);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
