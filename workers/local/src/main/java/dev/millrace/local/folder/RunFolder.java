package dev.millrace.local.folder;

import dev.millrace.contract.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/**
 * The folder of one run and what is in it.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  /** The folder of a run below the data directory. */
  public static RunFolder of(Path dataDirectory, String run) {
    return new RunFolder(dataDirectory.resolve(run));
  }

  /** Data of the embedded Kafka. */
  public Path kafka() {
    return path.resolve("kafka");
  }

  /** What the process logs. */
  public Path log() {
    return path.resolve("millrace.log");
  }

  /** Samples of the run's progress. */
  public Path history() {
    return path.resolve("history.ndjson");
  }

  /** What the run is and how it ended. */
  public Path record() {
    return path.resolve("run.json");
  }

  /** What came out of a pipe that the run replays. */
  public Path input() {
    return path.resolve("input.ndjson");
  }

  /** Held while a process works on the run. */
  public Path lock() {
    return path.resolve("lock");
  }

  /** Whether the run has been here before. */
  public boolean exists() {
    return Files.isDirectory(path);
  }

  /**
   * Makes the folder.
   *
   * @throws InvalidInputException when it cannot be made or written to
   */
  public void create() {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw refused(IoReasons.sentence(e));
    }
    if (!Files.isWritable(path)) {
      throw refused("no permission to write");
    }
  }

  /**
   * Removes the history, the record and what came out of a pipe; keeps Kafka's data, the log and
   * the lock.
   */
  public void clear() {
    try {
      Files.deleteIfExists(record());
      Files.deleteIfExists(history());
      Files.deleteIfExists(input());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + path, e);
    }
  }

  /** Removes the data of an embedded Kafka. */
  public void clearKafka() {
    try {
      if (Files.exists(kafka())) {
        deleteTree(kafka());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + kafka(), e);
    }
  }

  private InvalidInputException refused(String reason) {
    return new InvalidInputException(
        String.format(
            Locale.ROOT,
            "cannot keep the run's data in %s: %s; --data-dir names another folder",
            path,
            reason));
  }

  private static void deleteTree(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
