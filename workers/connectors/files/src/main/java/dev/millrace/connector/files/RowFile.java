package dev.millrace.connector.files;

import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.event.rows.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes rows in some format, and counts them. */
interface RowFile extends AutoCloseable {
  /** What such files are called after the dot. */
  String suffix();

  /** Writes all rows to a file that is not there yet, and makes the disk keep it. */
  void write(Path file, List<Rows> rows) throws IOException, WarehouseException;

  /** How many rows a finished file has, by reading it as far as that takes. */
  long rows(Path file) throws IOException;

  @Override
  default void close() {}
}
