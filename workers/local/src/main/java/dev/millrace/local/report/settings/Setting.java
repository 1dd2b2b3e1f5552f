package dev.millrace.local.report.settings;

/**
 * One setting of the run.
 *
 * @param part of the run it belongs to: settings of the same part stand together
 * @param name of the setting
 * @param value as people write it
 */
public record Setting(String part, String name, String value) {}
