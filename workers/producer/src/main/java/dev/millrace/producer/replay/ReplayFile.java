package dev.millrace.producer.replay;

import dev.millrace.runtime.run.FatalStageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file to replay, as it was when the run began. One that has another size is another file:
 * positions in it mean nothing any more.
 *
 * @param path where it is
 * @param size in bytes
 */
record ReplayFile(Path path, long size) {
  /**
   * Looks at a file.
   *
   * @throws FatalStageException saying why it can not be replayed
   */
  static ReplayFile at(Path path) {
    if (Files.isDirectory(path)) {
      throw new FatalStageException("cannot replay " + path + ": it is a folder");
    }
    try (FileChannel file = FileChannel.open(path)) {
      return new ReplayFile(path, file.size());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Opens it for reading. */
  FileChannel open() {
    try {
      return FileChannel.open(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Compares its size at two times.
   *
   * @throws FatalStageException when they differ
   */
  void requireSame(long then, long now) {
    if (then != now) {
      throw new FatalStageException("cannot replay " + path + ": " + changed(then, now));
    }
  }

  /** The sentence for a file whose size is not what it was. */
  static String changed(long then, long now) {
    return String.format(
        Locale.ROOT,
        "it had %d bytes when the run began and has %d now; put the old file back, or start a"
            + " new run",
        then,
        now);
  }

  /** What to throw when reading fails. */
  FatalStageException unreadable(IOException failure) {
    return unreadable(path, failure);
  }

  private static FatalStageException unreadable(Path path, IOException failure) {
    String reason = failure.getMessage();
    if (failure instanceof NoSuchFileException) {
      reason = "there is no such file; every producer must see it under this path";
    } else if (failure instanceof AccessDeniedException) {
      reason = "this user may not read it";
    }
    return new FatalStageException("cannot replay " + path + ": " + reason, failure);
  }
}
