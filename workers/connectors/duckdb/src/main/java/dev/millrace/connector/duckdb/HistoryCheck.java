package dev.millrace.connector.duckdb;

import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PermanentFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is in the file must fit together and with the topic before anything is written. */
final class HistoryCheck {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryCheck.class);

  private final DatabaseFile file;
  private final EventTable table;
  private final OffsetTable offsets;
  private final LedgerMark mark;
  private final Origin origin;

  HistoryCheck(
      DatabaseFile file, EventTable table, OffsetTable offsets, LedgerMark mark, Origin origin) {
    this.file = file;
    this.table = table;
    this.offsets = offsets;
    this.mark = mark;
    this.origin = origin;
  }

  /** Without the offsets every row of a table that has some would be written once more. */
  void requireLedger(Connection fresh) throws SQLException, PermanentFailure {
    if (mark.isSet(fresh) && !OffsetTable.exists(fresh)) {
      throw new PermanentFailure(
          String.format(
              Locale.ROOT,
              "the table \"%s\" was removed, which says what of the topic %s the table \"%s\" has;"
                  + " put back a copy of the file that has both, or remove \"%s\" too, and its rows"
                  + " are written again",
              OffsetTable.NAME,
              origin.topic(),
              table.name(),
              table.name()));
    }
  }

  /** DuckDB applies a log of changes to a file that it does not belong to, and rows are missing. */
  void requireOneVersion(Connection fresh) throws SQLException, PermanentFailure {
    long opened = OpeningCounter.last(fresh);
    long written = offsets.lastOpening(fresh);
    if (written > opened) {
      throw new PermanentFailure(
          file.foreignLog(
              String.format(
                  Locale.ROOT,
                  "the log has offsets of opening %d of a file that was opened %d times",
                  written,
                  opened)));
    }
  }

  /** Offsets mean something only for the topic and the table they were written for. */
  void requireOwn(Connection fresh) throws SQLException, PermanentFailure {
    if (!table.exists(fresh)) {
      if (!offsets.next(fresh).isEmpty()) {
        LOG.warn(
            "the table \"{}\" in {} is gone, with the rows that the topic {} gave it",
            table.name(),
            file,
            origin.topic());
      }
      offsets.forget(fresh);
    } else if (!offsets.earlierTopics(fresh).isEmpty()) {
      throw new PermanentFailure(
          String.format(
                  Locale.ROOT,
                  "the table \"%s\" holds rows of an earlier run named \"%s\", whose topics were"
                      + " deleted;",
                  table.name(),
                  origin.run())
              + " use another table or file, or remove this one");
    }
  }
}
