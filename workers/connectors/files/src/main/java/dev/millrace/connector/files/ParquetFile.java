package dev.millrace.connector.files;

import dev.millrace.connector.duckdb.RowQuery;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.Rows;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Parquet with the table's columns, compressed with zstd. Points in time are instants in UTC. */
final class ParquetFile implements RowFile {
  private final RowQuery query;

  ParquetFile(List<Column> columns, long memoryBytes) {
    this.query = new RowQuery(columns, memoryBytes);
  }

  @Override
  public String suffix() {
    return "parquet";
  }

  @Override
  public void write(Path file, List<Rows> rows) throws IOException, WarehouseException {
    query.copyToParquet(rows, file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public long rows(Path file) throws IOException {
    return query.rowsOfParquet(file);
  }

  @Override
  public void close() {
    query.close();
  }
}
