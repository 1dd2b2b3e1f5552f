package dev.millrace.connector.bigquery.load;

import java.io.IOException;
import java.util.OptionalLong;

/** Rows for one load job. */
public interface Slice {
  /** How many rows the file has. */
  long rows();

  /** The file with the rows, written when it is asked for the first time. */
  SliceFile file() throws IOException;

  /**
   * The row of the batch that begins at a byte of the file, before packing; empty when none does.
   */
  OptionalLong rowAt(long position) throws IOException;
}
