package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.event.rows.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes batches to the table: rows, offsets and refused rows in one database transaction. When the
 * table refuses a row, the batch is inserted in stretches until every row is written or known to be
 * refused.
 */
final class BatchWriter {
  /** So many rows are inserted again after a refusal at most, those of one stretch aside. */
  private static final int COMMIT_ROWS = 2 * Rows.CAPACITY;

  private final EventTable table;
  private final OffsetTable offsets;
  private final RefusedRowTable refusedRows;
  private final RowSource source;

  BatchWriter(EventTable table, OffsetTable offsets, Origin origin, RowSource source) {
    this.table = table;
    this.offsets = offsets;
    this.refusedRows = new RefusedRowTable(origin, table.name());
    this.source = source;
  }

  /**
   * Writes what of a batch is not written yet.
   *
   * @return rows of the batch that the table refuses, now or when it was written before
   */
  List<RefusedRow> write(Connection connection, Batch batch) throws SQLException {
    List<RefusedRow> refused = new ArrayList<>();
    for (PartitionRows part : batch.partitions()) {
      refusedRows.forgetBefore(connection, part.range());
      refused.addAll(refusedRows.find(connection, part.range()));
    }
    FreshRows fresh = FreshRows.of(batch, offsets.next(connection));
    refused.addAll(write(connection, fresh));
    return refused;
  }

  /**
   * Inserts stretch after stretch in one transaction. A refusal undoes the transaction, so what
   * went well is inserted again; lest that takes ever longer, it is committed from time to time.
   */
  private List<RefusedRow> write(Connection connection, FreshRows fresh) throws SQLException {
    List<RefusedRow> refused = new ArrayList<>();
    Map<Integer, RefusedRow> uncommitted = new TreeMap<>();
    int committed = 0;
    RefusalSearch search = RefusalSearch.of(fresh.size());
    while (!search.done()) {
      int from = search.position();
      try {
        insert(connection, fresh.rows(from, search.next(), Set.of()));
        search = search.written();
      } catch (SQLException e) {
        if (!DuckDbFailures.isOfRow(e)) {
          throw e;
        }
        connection.rollback();
        if (search.isSingleRow()) {
          uncommitted.put(from, refusal(fresh.at(from), e));
        }
        search = search.refused();
        insert(connection, fresh.rows(committed, search.position(), uncommitted.keySet()));
      }
      if (!search.done() && search.position() - committed >= COMMIT_ROWS) {
        commit(connection, fresh, committed, search.position(), uncommitted);
        refused.addAll(uncommitted.values());
        uncommitted.clear();
        committed = search.position();
      }
    }
    commit(connection, fresh, committed, fresh.size(), uncommitted);
    refused.addAll(uncommitted.values());
    return refused;
  }

  private void insert(Connection connection, List<Rows> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    source.set(rows);
    try (PreparedStatement insert = connection.prepareStatement(table.insert(source.select()))) {
      insert.execute();
    }
  }

  private void commit(
      Connection connection, FreshRows fresh, int from, int to, Map<Integer, RefusedRow> refused)
      throws SQLException {
    refusedRows.add(connection, refused.values());
    try (PreparedStatement upsert = offsets.upsert(connection)) {
      for (FreshRows.End end : fresh.ends(from, to, refused.keySet())) {
        offsets.advance(upsert, end.range(), end.rows());
      }
    }
    connection.commit();
  }

  private RefusedRow refusal(OffsetRange row, SQLException failure) {
    String detail =
        String.format(
            Locale.ROOT,
            "the table \"%s\" refuses the row: %s",
            table.name(),
            DuckDbFailures.sentence(failure));
    return new RefusedRow(row.partition(), row.first(), detail);
  }
}
