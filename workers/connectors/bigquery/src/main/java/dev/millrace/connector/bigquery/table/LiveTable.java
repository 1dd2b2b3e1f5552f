package dev.millrace.connector.bigquery.table;

import java.time.Instant;

/**
 * A table as it is now.
 *
 * @param made when: a table that was deleted and made again is another
 * @param rows how many it has, without those that were streamed into it lately
 */
public record LiveTable(Instant made, long rows) {}
