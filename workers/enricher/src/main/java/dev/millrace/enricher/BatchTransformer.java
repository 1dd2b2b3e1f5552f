package dev.millrace.enricher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Transforms batches on all cores and hands the results over in the order of the records. Batches
 * are cut into pieces. The caller hands over the next piece as soon as it is done, and while it is
 * not transforms the next that nobody has; helpers work ahead of it. So a helper that is kept off
 * its core holds nobody up, and a piece is often handed over while it is still in the cache. Small
 * batches stay with the caller.
 *
 * <p>For one thread at a time; several can share the pool.
 */
final class BatchTransformer {
  /** Takes a record and what became of it. */
  interface Receiver {
    /** Called for each record in order, by the thread that called {@link #apply}. */
    void accept(ConsumerRecord<byte[], byte[]> record, Result result);
  }

  private final ForkJoinPool pool;
  private final Transformation own;
  private final List<Transformation> helpers = new ArrayList<>();

  /**
   * A transformer.
   *
   * @param helpers how many other threads to ask for help, 0 for none
   * @param pool their pool
   */
  BatchTransformer(Supplier<Transformation> transformations, int helpers, ForkJoinPool pool) {
    this.pool = pool;
    this.own = transformations.get();
    for (int i = 0; i < helpers; i++) {
      this.helpers.add(transformations.get());
    }
  }

  /** Transforms the values of the records. What the receiver throws ends the batch. */
  void apply(List<ConsumerRecord<byte[], byte[]>> records, Receiver receiver) {
    WorkChunks workChunks = new WorkChunks(records);
    List<ForkJoinTask<?>> help = new ArrayList<>();
    for (int i = 0; i < Math.min(helpers.size(), workChunks.count() - 1); i++) {
      Transformation helper = helpers.get(i);
      help.add(pool.submit(() -> workChunks.transformAll(helper)));
    }
    try {
      for (int piece = 0; piece < workChunks.count(); piece++) {
        while (!workChunks.isDone(piece)) {
          if (!workChunks.transformNext(own)) {
            help.forEach(ForkJoinTask::join);
          }
        }
        workChunks.handOver(piece, receiver);
      }
    } finally {
      workChunks.stop();
      help.forEach(ForkJoinTask::quietlyJoin);
    }
  }
}
