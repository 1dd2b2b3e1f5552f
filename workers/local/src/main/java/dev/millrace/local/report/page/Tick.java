package dev.millrace.local.report.page;

/**
 * A labelled place on an axis.
 *
 * @param place 0 at the axis' beginning (left, or bottom) to 1 at its end
 * @param label what stands there
 */
public record Tick(double place, String label) {}
