package dev.millrace.sink.it;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Events that keep coming while a test goes on, until it has seen enough. */
final class Flow implements AutoCloseable {
  private static final int STEP = 500;
  private static final long PAUSE_MILLIS = 50;

  private final AtomicLong produced = new AtomicLong();
  private final CompletableFuture<Void> work;
  private volatile boolean enough;

  Flow(Run run) {
    work =
        CompletableFuture.runAsync(
            () -> {
              while (!enough) {
                run.produce(produced.get(), STEP);
                produced.addAndGet(STEP);
                sleep();
              }
            });
  }

  /** Ends it; how many events there are in all. */
  long end() {
    close();
    return produced.get();
  }

  @Override
  public void close() {
    enough = true;
    work.orTimeout(120, TimeUnit.SECONDS).join();
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
