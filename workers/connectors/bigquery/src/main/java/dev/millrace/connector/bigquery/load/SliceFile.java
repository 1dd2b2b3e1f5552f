package dev.millrace.connector.bigquery.load;

import java.nio.file.Path;

/**
 * A file for one load job.
 *
 * @param path where it is
 * @param labels what it holds
 */
public record SliceFile(Path path, SliceLabels labels) {}
