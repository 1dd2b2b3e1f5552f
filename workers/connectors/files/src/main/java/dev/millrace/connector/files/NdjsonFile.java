package dev.millrace.connector.files;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.millrace.event.rows.Rows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One event a line, its bytes as they are save that line breaks between tokens become spaces. */
final class NdjsonFile implements RowFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final FileCompression compression;

  NdjsonFile(FileCompression compression) {
    this.compression = compression;
  }

  @Override
  public String suffix() {
    return switch (compression) {
      case None -> "ndjson";
      case Gzip -> "ndjson.gz";
      case Zstd -> "ndjson.zst";
    };
  }

  @Override
  public void write(Path file, List<Rows> rows) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try (OutputStream lines = compressed(new ChannelStream(channel))) {
        for (Rows block : rows) {
          for (int row = 0; row < block.size(); row++) {
            lines.write(block.line(row));
            lines.write('\n');
          }
        }
      }
      channel.force(true);
    }
  }

  @Override
  public long rows(Path file) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream text = uncompressed(Files.newInputStream(file))) {
      for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private InputStream uncompressed(InputStream file) throws IOException {
    return switch (compression) {
      case None -> file;
      case Gzip -> new GZIPInputStream(file, BUFFER_BYTES);
      case Zstd -> new ZstdInputStream(file);
    };
  }

  private OutputStream compressed(OutputStream file) throws IOException {
    return switch (compression) {
      case None -> new BufferedOutputStream(file, BUFFER_BYTES);
      case Gzip -> new BufferedOutputStream(new GZIPOutputStream(file, BUFFER_BYTES), BUFFER_BYTES);
      case Zstd ->
          new BufferedOutputStream(new ZstdOutputStream(file).setChecksum(true), BUFFER_BYTES);
    };
  }

  /** Leaves the channel open when it is closed, since the file has to be forced to the disk yet. */
  private static final class ChannelStream extends OutputStream {
    private final FileChannel channel;

    ChannelStream(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }
}
