package dev.millrace.sink.worker;

import dev.millrace.contract.event.Column;
import dev.millrace.sink.spool.BatchStore;
import dev.millrace.sink.spool.MemoryStore;
import dev.millrace.sink.spool.SpoolFolder;
import dev.millrace.sink.warehouse.Warehouse;
import java.util.List;
import java.util.function.Supplier;

/** Where the batches of a sink wait, as its warehouse wants it. */
final class Batches implements AutoCloseable {
  private final Supplier<BatchStore> stores;
  private final Runnable end;

  private Batches(Supplier<BatchStore> stores, Runnable end) {
    this.stores = stores;
    this.end = end;
  }

  static Batches of(Warehouse warehouse, List<Column> columns) {
    return warehouse
        .spoolFolder()
        .map(path -> new SpoolFolder(path, columns))
        .map(folder -> new Batches(folder::begin, folder::close))
        .orElseGet(() -> new Batches(MemoryStore::new, () -> {}));
  }

  BatchStore begin() {
    return stores.get();
  }

  @Override
  public void close() {
    end.run();
  }
}
