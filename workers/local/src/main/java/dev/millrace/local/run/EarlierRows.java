package dev.millrace.local.run;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.local.view.Numbers;
import dev.millrace.local.warehouse.Contents;
import dev.millrace.local.warehouse.RunWarehouse;
import dev.millrace.local.warehouse.WarehouseUnreadableException;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows that a run of this name has written, when Kafka knows nothing of such a run: its folder was
 * removed, or it ran elsewhere. Written once more they would be there twice.
 */
final class EarlierRows {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRows.class);

  private final CompletableFuture<Optional<Contents>> contents;

  private EarlierRows(CompletableFuture<Optional<Contents>> contents) {
    this.contents = contents;
  }

  /** Begins to look into the warehouse, while Kafka starts. */
  static EarlierRows lookFor(RunWarehouse warehouse) {
    return new EarlierRows(CompletableFuture.supplyAsync(() -> read(warehouse)));
  }

  /**
   * Lets a run begin only where none has ended before.
   *
   * @throws InvalidInputException when there are rows of an earlier run and this one has not begun
   */
  void requireNone(RunProgress progress, String run) {
    long rows = contents.join().flatMap(c -> c.ofRun().stream().boxed().findFirst()).orElse(0L);
    if (progress.produced() == 0 && rows > 0) {
      throw new InvalidInputException(
          "the warehouse has %s rows of an earlier run named %s, of which nothing else is left here;"
                  .formatted(Numbers.count(rows), run)
              + " remove them with --fresh, or name another table");
    }
  }

  /** A warehouse that does not answer is waited for by the sink, which looks too. */
  private static Optional<Contents> read(RunWarehouse warehouse) {
    try {
      return warehouse.contents();
    } catch (WarehouseUnreadableException e) {
      LOG.info("did not look for rows of an earlier run: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
