package dev.millrace.connector.bigquery.stage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the batch in hand: one file at a time, so at most as large as one batch. What a
 * process leaves behind when it dies is of no use to anybody and is removed at the next start: rows
 * come from Kafka again.
 */
public final class StagingFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);
  private static final String SUFFIX = ".ndjson.gz";

  private final Path folder;
  private int count;

  /** A folder that no other process uses; made when absent. */
  public StagingFolder(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** Makes the folder and removes leftovers. */
  public void open() throws IOException {
    Files.createDirectories(folder);
    clear();
  }

  /** A name for the next file; the one before is removed. */
  public Path next() throws IOException {
    clear();
    return folder.resolve("batch-" + count++ + SUFFIX);
  }

  /** Removes all files of batches. */
  public void clear() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "batch-*" + SUFFIX)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      if (Files.isDirectory(folder)) {
        clear();
      }
    } catch (IOException e) {
      LOG.warn("{} could not be emptied: {}", folder, e.toString());
    }
  }
}
