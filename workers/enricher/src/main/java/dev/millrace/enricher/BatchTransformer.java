package dev.millrace.enricher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Transforms batches on all cores and gives the results in the order of the records. The batch is
 * cut into pieces which the caller and its helpers take one after the other, so that a helper that
 * is kept off its core holds nobody up. Small batches stay with the caller.
 *
 * <p>For one thread at a time; several can share the pool.
 */
final class BatchTransformer {
  /** Records in a piece: enough to be worth handing over, few enough to even out. */
  static final int PIECE = 128;

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

  /** Transforms the values of the records. */
  Result[] apply(List<ConsumerRecord<byte[], byte[]>> records) {
    Result[] results = new Result[records.size()];
    AtomicInteger next = new AtomicInteger();
    int asked = Math.min(helpers.size(), (records.size() - 1) / PIECE);
    List<ForkJoinTask<?>> help = new ArrayList<>(asked);
    for (Transformation helper : helpers.subList(0, asked)) {
      help.add(pool.submit(() -> takePieces(helper, records, results, next)));
    }
    takePieces(own, records, results, next);
    help.forEach(ForkJoinTask::join);
    return results;
  }

  private static void takePieces(
      Transformation transformation,
      List<ConsumerRecord<byte[], byte[]>> records,
      Result[] results,
      AtomicInteger next) {
    int from;
    while ((from = next.getAndAdd(PIECE)) < results.length) {
      int to = Math.min(from + PIECE, results.length);
      for (int i = from; i < to; i++) {
        results[i] = transformation.apply(records.get(i).value());
      }
    }
  }
}
