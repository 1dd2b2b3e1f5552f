package dev.millrace.sink.it;

import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import dev.millrace.connector.bigquery.fake.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** When to kill a sink, as BigQuery sees it. */
enum KillMoment {
  /** The job is announced in Kafka and BigQuery knows nothing. */
  BEFORE_SUBMIT(Operation.UPLOAD_OPEN, false, 0),
  /** The upload is open and its data is on the way. */
  DURING_SUBMIT(Operation.UPLOAD_DATA, false, 0),
  /** BigQuery has taken the job and nobody was told. */
  AFTER_SUBMIT(Operation.UPLOAD_DATA, true, 0),
  /** The sink asks for the job. */
  DURING_POLL(Operation.JOB_GET, false, 0),
  /** BigQuery knows the answer. */
  AFTER_POLL(Operation.JOB_GET, true, 0),
  /** The job is loaded and its offsets are about to be committed, or just were. */
  AROUND_COMMIT(Operation.UPLOAD_DATA, true, 120),
  /** Whatever the sink does. */
  ANY_TIME(Operation.UPLOAD_OPEN, true, 2_000);

  private static final int LIMIT_SECONDS = 120;

  private final Operation operation;
  private final boolean done;
  private final int mostMillisLater;

  KillMoment(Operation operation, boolean done, int mostMillisLater) {
    this.operation = operation;
    this.done = done;
    this.mostMillisLater = mostMillisLater;
  }

  /** All of them in some order, so that as many kills as there are moments leave none out. */
  static List<KillMoment> shuffled(SplittableRandom random) {
    List<KillMoment> moments = new ArrayList<>(List.of(values()));
    for (int left = moments.size(); left > 1; left--) {
      Collections.swap(moments, left - 1, random.nextInt(left));
    }
    return moments;
  }

  /** Waits for the next such moment and kills, while BigQuery holds the request if need be. */
  void await(FakeBigQuery fake, SplittableRandom random, Runnable kill) throws Exception {
    CompletableFuture<Void> killed = new CompletableFuture<>();
    int later = mostMillisLater == 0 ? 0 : random.nextInt(mostMillisLater);
    Runnable deed =
        () -> {
          kill.run();
          killed.complete(null);
        };
    fake.script()
        .at(
            operation,
            done,
            mostMillisLater == 0
                ? deed
                : () ->
                    CompletableFuture.runAsync(
                        deed, CompletableFuture.delayedExecutor(later, TimeUnit.MILLISECONDS)));
    killed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
