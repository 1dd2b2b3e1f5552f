package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PermanentFailure;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.RowCount;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.connector.warehouse.WarehouseReplaced;
import dev.millrace.contract.event.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * A table in a DuckDB file. Rows and offsets change in one database transaction and the database's
 * offsets decide what is new, so it does not matter what Kafka was told. Rows that break the
 * table's constraints are refused, the others written.
 */
public final class DuckDbWarehouse implements Warehouse {
  private final DatabaseFile file;
  private final EventTable table;
  private final OffsetTable offsets;
  private final LedgerMark mark;
  private final HistoryCheck history;
  private final RowSource source;
  private final BatchWriter writer;
  private final String tableName;

  /** Next offset by partition as it was written or found by this sink. */
  private final Map<Integer, Long> written = new HashMap<>();

  private DatabaseIdentity identity;
  private Connection connection;

  /**
   * A table that is opened later.
   *
   * @param columns the table's columns, in order
   * @param memoryBytes most memory that DuckDB uses for data
   */
  public DuckDbWarehouse(
      DuckDbConfig config, List<Column> columns, Origin origin, long memoryBytes) {
    this.file = new DatabaseFile(config.path(), memoryBytes);
    this.table = new EventTable(config.table(), columns);
    this.offsets = new OffsetTable(origin, config.table());
    this.mark = new LedgerMark(origin, config.table());
    this.history = new HistoryCheck(file, table, offsets, mark, origin);
    this.source = new RowSource(columns);
    this.writer = new BatchWriter(table, offsets, origin, source);
    this.tableName = config.table();
  }

  @Override
  public boolean singleWriter() {
    return true;
  }

  @Override
  public void open() throws WarehouseException {
    if (connection != null) {
      return;
    }
    Connection fresh = file.connect();
    try {
      DatabaseFile.writeThrough(fresh);
      fresh.setAutoCommit(false);
      history.requireLedger(fresh);
      OffsetTable.create(fresh);
      OpeningCounter.create(fresh);
      history.requireOneVersion(fresh);
      history.requireOwn(fresh);
      table.prepare(fresh);
      mark.set(fresh);
      OpeningCounter.advance(fresh);
      fresh.commit();
      DatabaseFile.writeBehind(fresh);
      source.register(fresh);
      fresh.commit();
      identity = file.identity();
      connection = fresh;
    } catch (SQLException e) {
      DatabaseFile.closeUnchanged(fresh);
      throw DuckDbFailures.of("cannot prepare " + file, e);
    } catch (WarehouseException e) {
      DatabaseFile.closeUnchanged(fresh);
      throw new PermanentFailure(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void check() throws WarehouseException {
    if (connection != null && !file.identity().isSameFile(identity)) {
      Connection former = connection;
      connection = null;
      file.abandon(former, identity);
      throw new WarehouseReplaced(file + " was removed or replaced");
    }
  }

  @Override
  public Optional<Map<Integer, Long>> positions(Collection<TopicPartition> partitions)
      throws WarehouseException {
    check();
    open();
    return Optional.of(
        connected(
            "read",
            () -> {
              Map<Integer, Long> next = offsets.next(connection);
              partitions.forEach(
                  p -> written.put(p.partition(), next.getOrDefault(p.partition(), 0L)));
              connection.commit();
              return next;
            }));
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    check();
    open();
    List<RefusedRow> refused =
        connected(
            "write to",
            () -> {
              requireWritten();
              return writer.write(connection, batch);
            });
    batch
        .ranges()
        .forEach(range -> written.merge(range.partition().partition(), range.next(), Math::max));
    identity = file.identity();
    return refused;
  }

  @Override
  public RowCount rows() throws WarehouseException {
    open();
    return connected(
        "read",
        () -> {
          Map<Integer, Long> rows = new HashMap<>(offsets.rows(connection));
          written.keySet().forEach(partition -> rows.putIfAbsent(partition, 0L));
          long whole = table.count(connection);
          connection.commit();
          return new RowCount(Optional.of(rows), OptionalLong.of(whole));
        });
  }

  @Override
  public void release(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> written.remove(partition.partition()));
  }

  @Override
  public void close() {
    DatabaseFile.close(connection);
    connection = null;
  }

  private interface Work<T> {
    T run() throws SQLException, WarehouseException;
  }

  /** Works with the connection, which is closed unless all goes well. */
  private <T> T connected(String doing, Work<T> work) throws WarehouseException {
    boolean done = false;
    try {
      T result = work.run();
      done = true;
      return result;
    } catch (SQLException e) {
      if (DuckDbFailures.isOfMissingTable(e)) {
        throw new WarehouseReplaced(
            String.format(Locale.ROOT, "the table \"%s\" in %s was removed", tableName, file));
      }
      throw DuckDbFailures.of(String.format(Locale.ROOT, "cannot %s %s", doing, file), e);
    } finally {
      source.set(List.of());
      if (!done) {
        close();
      }
    }
  }

  /** What was written through an earlier connection must still be there. */
  private void requireWritten() throws SQLException, WarehouseReplaced {
    Map<Integer, Long> next = offsets.next(connection);
    for (Map.Entry<Integer, Long> entry : written.entrySet()) {
      long now = next.getOrDefault(entry.getKey(), 0L);
      if (now < entry.getValue()) {
        throw new WarehouseReplaced(
            String.format(
                Locale.ROOT,
                "%s has partition %d only up to offset %d, although it was written up to %d",
                file,
                entry.getKey(),
                now,
                entry.getValue()));
      }
    }
  }
}
