package dev.millrace.sink.spool;

import dev.millrace.contract.event.Column;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for batches that are too large for memory; no other process uses it. */
public final class SpoolFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);
  private static final String PREFIX = "spool-";

  private final Path folder;
  private final List<Column> columns;
  private int count;

  /** A folder for rows with these columns, made when it is needed. What it has is removed. */
  public SpoolFolder(Path folder, List<Column> columns) {
    this.folder = folder;
    this.columns = columns;
    clear();
  }

  /** Keeps one more batch. */
  public BatchStore begin() {
    return new SpoolStore(new Spool(folder.resolve(PREFIX + count++)), columns);
  }

  /** Removes the folder, unless somebody else has something in it. */
  @Override
  public void close() {
    clear();
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.debug("{} stays: {}", folder, e.toString());
    }
  }

  private void clear() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be emptied: {}", folder, e.toString());
    }
  }
}
