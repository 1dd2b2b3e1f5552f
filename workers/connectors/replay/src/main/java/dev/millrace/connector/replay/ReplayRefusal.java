package dev.millrace.connector.replay;

import dev.millrace.connector.lanes.FileKind;
import dev.millrace.runtime.run.FatalStageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** The sentences with which a file is not replayed. */
final class ReplayRefusal {
  private static final String WAY_OUT = "; put the old file back, or start a new run";

  private ReplayRefusal() {}

  static FatalStageException because(Path path, String reason) {
    return new FatalStageException("cannot replay " + path + ": " + reason);
  }

  /** What the path names cannot be read like a file. */
  static FatalStageException ofKind(Path path, FileKind kind) {
    return because(
        path,
        switch (kind) {
          case FOLDER -> "it is a folder";
          case PIPE ->
              "it is a pipe, which can be read only once, so nobody could go on with it after a"
                  + " failure; write what comes out of it to a file";
          case SOCKET -> "it is a socket; write what comes out of it to a file";
          case DEVICE -> "it is a terminal or another device; write the events to a file";
          case REGULAR -> throw new IllegalArgumentException("a regular file can be read");
        });
  }

  static FatalStageException unreadable(Path path, IOException failure) {
    String reason = failure.getMessage();
    if (failure instanceof NoSuchFileException) {
      reason = "there is no such file; every producer must see it under this path";
    } else if (failure instanceof AccessDeniedException) {
      reason = "this user may not read it";
    }
    return new FatalStageException("cannot replay " + path + ": " + reason, failure);
  }

  static FatalStageException shrunk(Path path, long then, long now) {
    return because(
        path,
        String.format(Locale.ROOT, "it had %d bytes when the run began and has %d now", then, now)
            + WAY_OUT);
  }

  static FatalStageException another(Path path, FileFingerprint then, FileFingerprint now) {
    return because(
        path,
        String.format(
                Locale.ROOT,
                "it is not the file that the run began with: the first %d bytes had the fingerprint"
                    + " %s and have %s",
                then.size(),
                then.digest(),
                now.digest())
            + WAY_OUT);
  }

  static FatalStageException rewritten(Path path, long from, long to) {
    return because(
        path,
        String.format(Locale.ROOT, "bytes %d to %d were changed after they were read", from, to - 1)
            + WAY_OUT);
  }
}
