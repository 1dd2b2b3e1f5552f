package dev.millrace.connector.reader;

/**
 * A warehouse's rows, readable from an in-memory DuckDB without changing anything.
 *
 * @param relation what to write after FROM
 * @param slow whether every reading parses text
 */
public record MessageRelation(String relation, boolean slow) {}
