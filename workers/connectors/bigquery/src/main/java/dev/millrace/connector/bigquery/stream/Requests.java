package dev.millrace.connector.bigquery.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups rows into requests: at most 500 rows, as Google recommends, of the 50,000 that are
 * allowed, and below 10 MB (https://cloud.google.com/bigquery/quotas#streaming_inserts). For one
 * thread.
 */
final class Requests {
  static final int MAX_ROWS = 500;
  static final int MAX_BYTES = 9 << 20;

  private final List<List<StreamedRow>> closed = new ArrayList<>();
  private List<StreamedRow> open = new ArrayList<>();
  private int bytes;

  void add(StreamedRow row) {
    if (!open.isEmpty() && (open.size() == MAX_ROWS || bytes + row.bytes() > MAX_BYTES)) {
      close();
    }
    open.add(row);
    bytes += row.bytes();
  }

  /** All requests, in the order of their rows. */
  List<List<StreamedRow>> all() {
    if (!open.isEmpty()) {
      close();
    }
    return List.copyOf(closed);
  }

  private void close() {
    closed.add(List.copyOf(open));
    open = new ArrayList<>();
    bytes = 0;
  }
}
