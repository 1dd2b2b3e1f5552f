package dev.millrace.connector.bigquery.stage;

import dev.millrace.connector.bigquery.load.Slice;
import dev.millrace.contract.event.Column;
import java.util.List;

/** Makes slices of batches. For one thread. */
public final class Staging {
  private final RowJson json;
  private final StagingFolder folder;
  private final Packing packing;

  /** Slices of rows with these columns, in files of this folder. */
  public Staging(List<Column> columns, StagingFolder folder, Packing packing) {
    this.json = new RowJson(columns);
    this.folder = folder;
    this.packing = packing;
  }

  /** The rows from one up to another, less some in between. */
  public Slice slice(BatchRows rows, long from, long to, List<Long> without) {
    return new StagedSlice(rows, from, to, without, json, folder, packing);
  }
}
