package dev.millrace.connector.replay;

import dev.millrace.connector.lanes.FileKind;
import dev.millrace.runtime.run.FatalStageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A file to replay, as it was when the run began. What is appended later is not part of the run; a
 * file that begins with other bytes is another file, in which the run's positions mean nothing.
 *
 * @param path where it is
 * @param first position of the first line: after a byte order mark
 * @param fingerprint of its bytes, and how many are replayed
 */
public record ReplayFile(Path path, long first, FileFingerprint fingerprint) {
  /**
   * Looks at a file.
   *
   * @throws FatalStageException saying why it cannot be replayed
   */
  public static ReplayFile at(Path path) {
    try {
      FileKind kind = FileKind.of(path);
      if (kind != FileKind.REGULAR) {
        throw ReplayRefusal.ofKind(path, kind);
      }
      try (FileChannel file = FileChannel.open(path)) {
        long size = file.size();
        byte[] head = head(file, size);
        FormatDetector format = new FormatDetector(path, head, head.length == size);
        Optional<String> refusal = format.refusal();
        if (refusal.isPresent()) {
          throw ReplayRefusal.because(path, refusal.get());
        }
        return new ReplayFile(path, format.markLength(), FileFingerprint.of(file, size));
      }
    } catch (IOException e) {
      throw ReplayRefusal.unreadable(path, e);
    }
  }

  /** Where the replayed bytes end. */
  long size() {
    return fingerprint.size();
  }

  /**
   * This file as it was when a run began.
   *
   * @throws FatalStageException when it is another one now, or has fewer bytes
   */
  public ReplayFile asBegun(FileFingerprint begun) {
    ReplayFile then = new ReplayFile(path, first, begun);
    if (!fingerprint.equals(begun)) {
      then.requireUnchanged();
    }
    return then;
  }

  /**
   * Looks whether the bytes that are replayed are still what they were.
   *
   * @throws FatalStageException when they are not
   */
  void requireUnchanged() {
    try (FileChannel file = open()) {
      if (file.size() < size()) {
        throw ReplayRefusal.shrunk(path, size(), file.size());
      }
      FileFingerprint now = FileFingerprint.of(file, size());
      if (!now.equals(fingerprint)) {
        throw ReplayRefusal.another(path, fingerprint, now);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What was appended since the run began, in a sentence; empty when nothing was. */
  public Optional<String> growth() {
    try {
      long more = Files.size(path) - size();
      return more <= 0
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s has grown by %d bytes since the run began; they are not part of it",
                  path,
                  more));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Opens it for reading. */
  FileChannel open() {
    try {
      return FileChannel.open(path);
    } catch (IOException e) {
      throw ReplayRefusal.unreadable(path, e);
    }
  }

  /** When it was last changed, in nanoseconds since 1970. */
  long modified() {
    try {
      return Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What to throw when reading fails. */
  FatalStageException unreadable(IOException failure) {
    if (failure instanceof EOFException) {
      return ReplayRefusal.shrunk(path, size(), path.toFile().length());
    }
    return ReplayRefusal.unreadable(path, failure);
  }

  private static byte[] head(FileChannel file, long size) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(FormatDetector.HEAD_BYTES, size));
    int read = 0;
    while (read >= 0 && head.hasRemaining()) {
      read = file.read(head, head.position());
    }
    return Arrays.copyOf(head.array(), head.position());
  }
}
