package dev.millrace.connector.files;

/**
 * A stretch of offsets of some partition.
 *
 * @param first its first offset
 * @param next the offset after its last, greater than {@code first}
 */
record Span(long first, long next) {}
