package dev.millrace.local.report.content;

/**
 * How many messages carry something.
 *
 * @param name what they carry, as given by the data; may be anything
 * @param messages how many, at least 1
 */
public record Tally(String name, long messages) {}
