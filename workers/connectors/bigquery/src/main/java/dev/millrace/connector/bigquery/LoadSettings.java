package dev.millrace.connector.bigquery;

import dev.millrace.connector.bigquery.load.LoadPace;
import dev.millrace.connector.bigquery.load.PollIntervals;
import dev.millrace.connector.bigquery.rest.UploadSize;
import dev.millrace.connector.bigquery.stage.Packing;
import java.util.OptionalInt;

/**
 * How load jobs are sent and waited for.
 *
 * @param waits how long to wait for what
 * @param packing of the files
 * @param upload in pieces of what size
 * @param loadsPerDay how many load jobs a table takes in a day; empty when there is no limit
 * @param jobsTell whether jobs say whose they are and how many rows they have loaded
 */
public record LoadSettings(
    PollIntervals pollIntervals,
    Packing packing,
    UploadSize upload,
    OptionalInt loadsPerDay,
    boolean jobsTell) {
  /** For BigQuery. */
  public static final LoadSettings USUAL =
      new LoadSettings(
          PollIntervals.USUAL,
          Packing.GZIP,
          UploadSize.USUAL,
          OptionalInt.of(LoadPace.JOBS_PER_DAY),
          true);

  /**
   * For emulators, which take a file only as it is and in one piece, are quick and say little of
   * their jobs.
   */
  public static final LoadSettings EMULATOR =
      new LoadSettings(
          PollIntervals.EMULATOR, Packing.PLAIN, UploadSize.WHOLE, OptionalInt.empty(), false);
}
