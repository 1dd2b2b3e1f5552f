package dev.millrace.sink.batch;

import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.contract.event.Column;
import dev.millrace.sink.spool.BatchStore;
import dev.millrace.sink.spool.MemoryStore;
import dev.millrace.sink.spool.SpoolFolder;
import java.util.List;
import java.util.function.Supplier;

/** Where the batches of a sink wait, as its warehouse wants it. */
public final class BatchStoreFactory implements AutoCloseable {
  private final Supplier<BatchStore> stores;
  private final Runnable end;

  private BatchStoreFactory(Supplier<BatchStore> stores, Runnable end) {
    this.stores = stores;
    this.end = end;
  }

  /** Stores on disk where the warehouse names a folder for them, else in memory. */
  public static BatchStoreFactory of(Warehouse warehouse, List<Column> columns) {
    return warehouse
        .spoolFolder()
        .map(path -> new SpoolFolder(path, columns))
        .map(folder -> new BatchStoreFactory(folder::begin, folder::close))
        .orElseGet(() -> new BatchStoreFactory(MemoryStore::new, () -> {}));
  }

  /** A store for the next batch. */
  public BatchStore begin() {
    return stores.get();
  }

  @Override
  public void close() {
    end.run();
  }
}
