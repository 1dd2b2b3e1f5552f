package dev.millrace.local.view;

/**
 * How many messages a finite run has.
 *
 * @param messages at least 0
 * @param exact false while it is an estimate, as for a file whose lines are not counted yet
 */
public record Goal(long messages, boolean exact) {}
