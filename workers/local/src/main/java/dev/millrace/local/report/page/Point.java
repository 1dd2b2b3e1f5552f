package dev.millrace.local.report.page;

/**
 * One place on a line, which may sum up several readings.
 *
 * @param x 0 at the left edge to 1 at the right
 * @param low least reading
 * @param mid what the line goes through
 * @param high greatest reading
 */
public record Point(double x, double low, double mid, double high) {}
