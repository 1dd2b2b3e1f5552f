package dev.millrace.connector.bigquery.load;

/**
 * A row that BigQuery refused, as it names it.
 *
 * @param position byte at which the row begins in the file, before packing
 * @param why for people
 */
public record RowError(long position, String why) {}
