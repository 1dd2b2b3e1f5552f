package dev.millrace.sink.bigquery.load;

import dev.millrace.sink.warehouse.OffsetRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rows for one load job. */
public interface Slice {
  /** What they are, by offsets. */
  List<OffsetRange> ranges();

  /** How many rows the file has. */
  long rows();

  /** The file with the rows, written when it is asked for the first time. */
  Path file() throws IOException;
}
