package dev.millrace.local.run;

import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.contract.InvalidInputException;
import dev.millrace.runtime.progress.RunProgress;
import java.util.Locale;
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

  private final CompletableFuture<Optional<String>> traces;

  private EarlierRows(CompletableFuture<Optional<String>> traces) {
    this.traces = traces;
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
    Optional<String> left = traces.join();
    if (progress.produced() == 0 && left.isPresent()) {
      throw new InvalidInputException(
          String.format(
                  Locale.ROOT,
                  "the warehouse has %s of an earlier run named %s, of which nothing else is left"
                      + " here;",
                  left.get(),
                  run)
              + " remove them with --fresh, or name another table or folder");
    }
  }

  /** A warehouse that does not answer is waited for by the sink, which looks too. */
  private static Optional<String> read(RunWarehouse warehouse) {
    try {
      return warehouse.traces();
    } catch (WarehouseUnreadableException e) {
      LOG.info("did not look for rows of an earlier run: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
