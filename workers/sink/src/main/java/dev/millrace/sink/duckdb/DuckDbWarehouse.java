package dev.millrace.sink.duckdb;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.sink.rows.Rows;
import dev.millrace.sink.warehouse.Batch;
import dev.millrace.sink.warehouse.Origin;
import dev.millrace.sink.warehouse.PartitionRows;
import dev.millrace.sink.warehouse.PermanentFailure;
import dev.millrace.sink.warehouse.RefusedRow;
import dev.millrace.sink.warehouse.Warehouse;
import dev.millrace.sink.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table in a DuckDB file. Rows and offsets change in one database transaction and the database's
 * offsets decide what is new, so it does not matter what Kafka was told.
 */
public final class DuckDbWarehouse implements Warehouse {
  private final DatabaseFile file;
  private final EventTable table;
  private final OffsetTable offsets;
  private final RowSource source;
  private final String tableName;
  private final Origin origin;

  private Connection connection;
  private PreparedStatement insert;

  /**
   * A table that is opened later.
   *
   * @param columns the table's columns, in order
   * @param memoryBytes most memory that DuckDB uses for data
   */
  public DuckDbWarehouse(
      WarehouseConfig.DuckDb config, List<Column> columns, Origin origin, long memoryBytes) {
    this.file = new DatabaseFile(config.path(), memoryBytes);
    this.table = new EventTable(config.table(), columns);
    this.offsets = new OffsetTable(origin, config.table());
    this.source = new RowSource(columns);
    this.tableName = config.table();
    this.origin = origin;
  }

  @Override
  public void open() throws WarehouseException {
    if (connection != null) {
      return;
    }
    Connection fresh = file.connect();
    try {
      fresh.setAutoCommit(false);
      OffsetTable.create(fresh);
      checkHistory(fresh);
      table.prepare(fresh);
      fresh.commit();
      source.register(fresh);
      insert = fresh.prepareStatement(table.insert(source.select()));
      fresh.commit();
      connection = fresh;
    } catch (SQLException e) {
      DatabaseFile.close(fresh);
      throw DuckDbFailures.of("cannot prepare " + file, e);
    } catch (WarehouseException e) {
      DatabaseFile.close(fresh);
      throw new PermanentFailure(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    open();
    boolean done = false;
    try {
      append(batch);
      connection.commit();
      done = true;
      return List.of();
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot write to " + file, e);
    } finally {
      source.set(List.of());
      if (!done) {
        close();
      }
    }
  }

  @Override
  public void close() {
    DatabaseFile.close(connection);
    connection = null;
  }

  private void append(Batch batch) throws SQLException {
    Map<Integer, Long> next = offsets.next(connection);
    List<Rows> fresh = new ArrayList<>();
    try (PreparedStatement upsert = offsets.upsert(connection)) {
      for (PartitionRows part : batch.partitions()) {
        List<Rows> rows = part.from(next.getOrDefault(part.range().partition().partition(), 0L));
        fresh.addAll(rows);
        offsets.advance(upsert, part.range(), rows.stream().mapToInt(Rows::size).sum());
      }
    }
    if (!fresh.isEmpty()) {
      source.set(fresh);
      insert.execute();
    }
  }

  /** Offsets mean something only for the topic and the table they were written for. */
  private void checkHistory(Connection fresh) throws SQLException, PermanentFailure {
    if (!table.exists(fresh)) {
      if (!offsets.next(fresh).isEmpty()) {
        throw new PermanentFailure(
            String.format(
                    Locale.ROOT,
                    "the table \"%s\" is gone, but rows of the topic %s were written to it and are"
                        + " not",
                    tableName,
                    origin.topic())
                + " written again; bring the table back or start the run over");
      }
      offsets.forget(fresh);
    } else if (!offsets.earlierTopics(fresh).isEmpty()) {
      throw new PermanentFailure(
          String.format(
                  Locale.ROOT,
                  "the table \"%s\" holds rows of an earlier run named \"%s\", whose topics were"
                      + " deleted;",
                  tableName,
                  origin.run())
              + " use another table or file, or remove this one");
    }
  }
}
