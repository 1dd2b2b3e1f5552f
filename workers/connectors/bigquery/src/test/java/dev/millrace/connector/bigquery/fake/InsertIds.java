package dev.millrace.connector.bigquery.fake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers the last insert ids for a while: best effort, as BigQuery calls it. */
final class InsertIds {
  private static final int REMEMBERED = 100_000;

  private final Set<String> ids =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Whether this id is new; rows without one always are. */
  synchronized boolean isNew(String id) {
    return id == null || ids.add(id);
  }

  synchronized void forget() {
    ids.clear();
  }
}
