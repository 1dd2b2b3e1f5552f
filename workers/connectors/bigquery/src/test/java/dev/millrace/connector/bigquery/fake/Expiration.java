package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Which rows are gone because their partition is too old.
 *
 * @param column that decides the partition, empty when rows do not expire
 * @param before rows older than this are gone
 */
record Expiration(String column, Instant before) {
  static Expiration of(ObjectNode table, Instant now) {
    var partitioning = table.path("timePartitioning");
    if (!partitioning.hasNonNull("expirationMs") || !partitioning.hasNonNull("field")) {
      return new Expiration("", Instant.MIN);
    }
    return new Expiration(
        partitioning.path("field").asText(),
        now.minusMillis(partitioning.path("expirationMs").asLong()));
  }

  boolean hides(ObjectNode row) {
    return !column.isEmpty()
        && row.hasNonNull(column)
        && Values.instant(row.path(column)).isBefore(before);
  }
}
