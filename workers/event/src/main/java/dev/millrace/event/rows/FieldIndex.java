package dev.millrace.event.rows;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.EventColumns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column a field belongs to, and whether the event had it before. Events mostly have their
 * fields in the columns' order, so the next column is tried first.
 */
final class FieldIndex {
  /** Given for a field without a column. */
  static final int UNKNOWN = -1;

  /** Given for a field that the event had before. */
  static final int TWICE = -2;

  private final String[] names;
  private final Map<String, Integer> byName = new HashMap<>();
  private final long[] seenIn;
  private final Set<String> unknown = new HashSet<>();
  private long event;
  private int expected;

  FieldIndex(List<Column> columns) {
    names = columns.stream().map(Column::name).toArray(String[]::new);
    seenIn = new long[names.length];
    for (int i = 0; i < names.length; i++) {
      if (!columns.get(i).equals(EventColumns.EXTRA)) {
        byName.put(names[i], i);
      }
    }
  }

  void startEvent() {
    event++;
    expected = 0;
    if (!unknown.isEmpty()) {
      unknown.clear();
    }
  }

  int find(String name) {
    int column = column(name);
    if (column == UNKNOWN) {
      return unknown.add(name) ? UNKNOWN : TWICE;
    }
    expected = column + 1;
    if (seenIn[column] == event) {
      return TWICE;
    }
    seenIn[column] = event;
    return column;
  }

  private int column(String name) {
    if (expected < byName.size() && names[expected].equals(name) && byName.containsKey(name)) {
      return expected;
    }
    return byName.getOrDefault(name, UNKNOWN);
  }
}
