package dev.millrace.enricher;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A batch in pieces, each transformed by whoever takes it first. */
final class WorkChunks {
  /** Records in a piece: enough to be worth handing over, few enough to stay in a core's cache. */
  static final int SIZE = 64;

  private final List<ConsumerRecord<byte[], byte[]>> records;
  private final Result[] results;
  private final AtomicIntegerArray done;
  private final AtomicInteger next = new AtomicInteger();

  WorkChunks(List<ConsumerRecord<byte[], byte[]>> records) {
    this.records = records;
    this.results = new Result[records.size()];
    this.done = new AtomicIntegerArray((records.size() + SIZE - 1) / SIZE);
  }

  int count() {
    return done.length();
  }

  boolean isDone(int piece) {
    return done.get(piece) != 0;
  }

  /** Transforms the next piece that nobody has; false when there is none. */
  boolean transformNext(Transformation transformation) {
    int piece = next.getAndIncrement();
    if (piece >= count()) {
      return false;
    }
    for (int i = piece * SIZE; i < end(piece); i++) {
      results[i] = transformation.apply(records.get(i).value());
    }
    done.set(piece, 1);
    return true;
  }

  /** Transforms pieces until there are no more. */
  void transformAll(Transformation transformation) {
    boolean more = true;
    while (more) {
      more = transformNext(transformation);
    }
  }

  /** Leaves all pieces that nobody has as they are. */
  void stop() {
    next.set(count());
  }

  /** Hands a piece that is done over, and lets go of it. */
  void handOver(int piece, BatchTransformer.Receiver receiver) {
    for (int i = piece * SIZE; i < end(piece); i++) {
      receiver.accept(records.get(i), results[i]);
      results[i] = null;
    }
  }

  private int end(int piece) {
    return Math.min(results.length, (piece + 1) * SIZE);
  }
}
