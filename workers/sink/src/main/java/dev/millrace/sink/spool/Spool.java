package dev.millrace.sink.spool;

import com.github.luben.zstd.Zstd;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of packed blocks, made with its first block and gone when it is closed. It outlives
 * nothing: after a crash the messages come from Kafka again.
 */
final class Spool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final int LEVEL = 1;

  /**
   * Where a block is.
   *
   * @param at byte in the file
   * @param packed bytes there
   * @param plain bytes when unpacked
   */
  record Place(long at, int packed, int plain) {}

  private final Path file;
  private FileChannel channel;
  private long end;

  Spool(Path file) {
    this.file = file;
  }

  synchronized Place append(byte[] block) throws IOException {
    if (channel == null) {
      Files.createDirectories(file.getParent());
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    }
    ByteBuffer packed = ByteBuffer.wrap(Zstd.compress(block, LEVEL));
    Place place = new Place(end, packed.remaining(), block.length);
    // What a failed write has left behind the end is written over by the next one.
    for (long at = end; packed.hasRemaining(); ) {
      at += channel.write(packed, at);
    }
    end += place.packed();
    return place;
  }

  byte[] read(Place place) throws IOException {
    ByteBuffer packed = ByteBuffer.allocate(place.packed());
    for (long at = place.at(); packed.hasRemaining(); ) {
      int count = channel.read(packed, at);
      if (count < 0) {
        throw new EOFException(file + " is shorter than what was written to it");
      }
      at += count;
    }
    return Zstd.decompress(packed.array(), place.plain());
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", file, e.toString());
    }
  }
}
