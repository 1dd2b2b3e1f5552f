package dev.millrace.local.folder;

import dev.millrace.contract.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Says that this process, and no other, works on a run. The operating system lets go of it when the
 * process ends, however it ends.
 */
public final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws InvalidInputException naming the process that has it
   */
  public static RunLock take(Path file, String run) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String owner = Files.readString(file).strip();
        channel.close();
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "run %s is at work already%s; wait for it or stop it, or give this run another"
                    + " name",
                run,
                owner.isEmpty() ? "" : " in process " + owner));
      }
      channel.truncate(0);
      byte[] pid = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(pid));
      return new RunLock(channel);
    } catch (IOException e) {
      close(channel);
      throw new InvalidInputException(
          String.format(Locale.ROOT, "cannot lock %s: %s", file, IoReasons.sentence(e)));
    }
  }

  /** Id of the process that has it: this one. */
  public long owner() {
    return ProcessHandle.current().pid();
  }

  @Override
  public void close() {
    close(channel);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this very process has it.
      return null;
    }
  }

  private static void close(FileChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
