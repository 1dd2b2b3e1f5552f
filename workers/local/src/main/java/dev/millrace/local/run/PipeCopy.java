package dev.millrace.local.run;

import dev.millrace.local.engine.RunFailedException;
import dev.millrace.local.folder.IoReasons;
import dev.millrace.local.input.SourceFile;
import dev.millrace.runtime.run.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Copies what comes out of a pipe to its end, or as many lines of it as the run takes. The copy
 * appears under its name only when it is whole.
 */
final class PipeCopy {
  private static final int BLOCK_BYTES = 64 << 10;
  private static final Duration TICK = Duration.ofMillis(100);

  private final SourceFile file;
  private final long lines;

  /**
   * A copy that has not begun.
   *
   * @param lines how many to copy at most, at least 1
   */
  PipeCopy(SourceFile file, long lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Copies. A reader of a pipe waits as long as its writer takes, which only the user can end.
   *
   * @return whether the copy is whole; false when asked to stop before
   * @throws RunFailedException when it cannot be read or kept
   */
  boolean make(StopSignal stop) {
    Path aside = file.read().resolveSibling(file.read().getFileName() + ".new");
    CompletableFuture<Void> copied = new CompletableFuture<>();
    Thread copier = new Thread(() -> copy(aside, copied), "pipe");
    // Nobody can interrupt a read from a pipe that waits for its writer.
    copier.setDaemon(true);
    copier.start();
    boolean asked = false;
    while (!copied.isDone() && !asked) {
      asked = stop.await(TICK);
    }
    if (!copied.isDone()) {
      return false;
    }
    try {
      copied.join();
      Files.move(aside, file.read(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (CompletionException e) {
      throw failed(e.getCause());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void copy(Path aside, CompletableFuture<Void> copied) {
    try (InputStream pipe = Files.newInputStream(file.named());
        OutputStream out = Files.newOutputStream(aside)) {
      byte[] block = new byte[BLOCK_BYTES];
      long left = lines;
      int read = pipe.read(block);
      while (read > 0 && left > 0) {
        int taken = 0;
        while (taken < read && left > 0) {
          left -= block[taken] == '\n' ? 1 : 0;
          taken++;
        }
        out.write(block, 0, taken);
        read = left > 0 ? pipe.read(block) : 0;
      }
      copied.complete(null);
    } catch (IOException | RuntimeException e) {
      copied.completeExceptionally(e);
    }
  }

  private RunFailedException failed(Throwable cause) {
    String reason = cause instanceof IOException io ? IoReasons.sentence(io) : cause.toString();
    return new RunFailedException(
        String.format(Locale.ROOT, "cannot copy %s to %s: %s", file.named(), file.read(), reason),
        cause);
  }
}
