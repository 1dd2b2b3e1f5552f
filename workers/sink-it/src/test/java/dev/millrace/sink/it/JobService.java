package dev.millrace.sink.it;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Deduplication;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.RangeText;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.event.rows.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that loads rows by jobs and accepts a job's name once. It knows nothing of offsets: the
 * same rows in jobs of two names are there twice.
 */
final class JobService {
  private final Set<String> jobs = new HashSet<>();
  private final List<Long> ids = new ArrayList<>();
  private final AtomicInteger untilFailure = new AtomicInteger();
  private boolean failAfterwards;

  /** Lets the n-th call from now fail for good, before or after the job was accepted. */
  void failAt(int calls, boolean afterwards) {
    untilFailure.set(calls);
    failAfterwards = afterwards;
  }

  synchronized List<Long> ids() {
    return List.copyOf(ids);
  }

  Warehouse client(Deduplication deduplication) {
    return new Client(deduplication);
  }

  private synchronized void submit(String name, Batch batch) {
    if (jobs.add(name)) {
      for (PartitionRows part : batch.partitions()) {
        for (Rows rows : part.from(0)) {
          for (int row = 0; row < rows.size(); row++) {
            ids.add(rows.integer(0, row));
          }
        }
      }
    }
  }

  private final class Client implements Warehouse {
    private final Deduplication deduplication;

    Client(Deduplication deduplication) {
      this.deduplication = deduplication;
    }

    @Override
    public Deduplication deduplication() {
      return deduplication;
    }

    @Override
    public void open() {}

    @Override
    public List<RefusedRow> write(Batch batch) {
      boolean fails = untilFailure.decrementAndGet() == 0;
      if (fails && !failAfterwards) {
        throw new IllegalStateException("killed before the job");
      }
      submit(RangeText.encode(batch.ranges()), batch);
      if (fails) {
        throw new IllegalStateException("killed after the job");
      }
      return List.of();
    }

    @Override
    public void close() {}
  }
}
