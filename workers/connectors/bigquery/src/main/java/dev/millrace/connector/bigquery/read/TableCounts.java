package dev.millrace.connector.bigquery.read;

import java.util.OptionalLong;

/**
 * How much a table has.
 *
 * @param rows all of them, whoever wrote them
 * @param distinctIds different values of the column {@code id}; empty when it has no such column
 */
public record TableCounts(long rows, OptionalLong distinctIds) {}
