package dev.millrace.connector.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that one sink alone writes a partition's files, among all processes and within this one. The
 * operating system gives it up when the process dies.
 */
final class PartitionLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionLock.class);

  /**
   * Locks held in this process. A second handle of a lock file must not even be opened: closing it
   * would give up the first one's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private PartitionLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes the lock; empty while somebody else has it. The folder must be there. */
  static Optional<PartitionLock> tryTake(Path file) throws IOException {
    Path path = file.getParent().toRealPath().resolve(file.getFileName());
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    PartitionLock taken = null;
    try {
      taken = lock(path);
      return Optional.ofNullable(taken);
    } finally {
      if (taken == null) {
        HELD.remove(path);
      }
    }
  }

  private static PartitionLock lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock();
      locked = lock != null;
      return locked ? new PartitionLock(path, channel) : null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /** Gives the lock up. The file stays: removing it would let two have it. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("{} did not close in order", path, e);
    } finally {
      HELD.remove(path);
    }
  }
}
