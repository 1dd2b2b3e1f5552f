package dev.millrace.local.run;

import dev.millrace.connector.reader.RunWarehouse;
import dev.millrace.connector.reader.WarehouseUnreadableException;
import dev.millrace.local.engine.RunOutcome;
import dev.millrace.local.view.NumberFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be promised of a run that stopped before its end: only what was looked at. Kafka's logs
 * were compared with the positions when the session ended; the rows are counted here.
 */
final class StopCheck {
  private static final String GOES_ON =
      "he same command goes on from here, with --fresh it starts over.";

  private StopCheck() {}

  /** What is promised or what speaks against it, and how to go on; one sentence a line. */
  static List<String> of(RunOutcome runOutcome, RunWarehouse warehouse) {
    List<String> sentences = new ArrayList<>();
    if (!runOutcome.counted()) {
      sentences.add("How far the run is could not be read from Kafka at the end.");
    }
    rows(warehouse, runOutcome.progress().written()).ifPresent(sentences::add);
    return sentences.isEmpty() ? List.of("Nothing is lost: t" + GOES_ON) : with(sentences);
  }

  private static List<String> with(List<String> doubts) {
    doubts.add("T" + GOES_ON);
    return doubts;
  }

  /** What the rows say against the promise; empty when nothing. */
  private static Optional<String> rows(RunWarehouse warehouse, long written) {
    if (written == 0) {
      return Optional.empty();
    }
    try {
      OptionalLong found = warehouse.rowsOfRun();
      if (found.isEmpty()) {
        return Optional.of(
            "The rows in the warehouse were not counted; millrace verify counts them.");
      }
      long missing = written - found.getAsLong();
      return missing <= 0
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "The warehouse lacks %s of the %s rows written; the next run writes again what"
                      + " Kafka still has of them, or says what is lost.",
                  NumberFormatter.count(missing),
                  NumberFormatter.count(written)));
    } catch (WarehouseUnreadableException e) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Whether the warehouse still has the %s rows written is not known: %s",
              NumberFormatter.count(written),
              e.getMessage()));
    }
  }
}
