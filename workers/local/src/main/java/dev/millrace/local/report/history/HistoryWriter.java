package dev.millrace.local.report.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends samples to a run's history file. For one thread. */
public final class HistoryWriter implements Closeable {
  private final FileChannel file;

  private HistoryWriter(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens the file, made when absent. A line that a dying process left unfinished is closed first,
   * so that it spoils only itself.
   */
  public static HistoryWriter open(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      file.position(file.size());
      if (file.size() > 0 && lastByte(file) != '\n') {
        write(file, "\n");
      }
      return new HistoryWriter(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Adds a sample at the end, in one write. */
  public void append(HistorySample sample) throws IOException {
    write(file, HistoryLine.encode(sample) + "\n");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static byte lastByte(FileChannel file) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    file.read(last, file.size() - 1);
    return last.get(0);
  }

  private static void write(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
