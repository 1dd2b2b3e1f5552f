package dev.millrace.sink.bigquery.table;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.TableId;

/**
 * A table that was found fit for the events.
 *
 * @param client that found it
 * @param id its name
 * @param location where it is
 * @param key its name and the time it was made: a table that was deleted and made again is another
 * @param expiration when rows go by their own time
 */
public record ReadyTable(
    BigQuery client, TableId id, String location, String key, PartitionExpiration expiration) {}
