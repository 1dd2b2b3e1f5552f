package dev.millrace.connector.bigquery.table;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.TableId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A table that was found fit for the events.
 *
 * @param client that found it
 * @param id its name
 * @param location where it is
 * @param made when: a table that was deleted and made again is another
 * @param expiration when rows go by their own time
 * @param caution what people should know of it, one sentence; absent when nothing
 */
public record ReadyTable(
    BigQuery client,
    TableId id,
    String location,
    Instant made,
    PartitionExpiration expiration,
    Optional<String> caution) {
  /** Its name and the time it was made. */
  public String key() {
    return String.format(
        Locale.ROOT,
        "%s.%s.%s@%d",
        id.getProject(),
        id.getDataset(),
        id.getTable(),
        made.toEpochMilli());
  }
}
