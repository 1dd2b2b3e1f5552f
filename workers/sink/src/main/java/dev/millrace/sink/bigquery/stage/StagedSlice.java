package dev.millrace.sink.bigquery.stage;

import dev.millrace.sink.bigquery.load.Slice;
import dev.millrace.sink.warehouse.OffsetRange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A stretch of a batch, as a file of JSON lines. For one thread. */
final class StagedSlice implements Slice {
  private static final int BUFFER = 1 << 16;

  private final BatchRows rows;
  private final long from;
  private final long to;
  private final RowJson json;
  private final StagingFolder folder;
  private final Packing packing;
  private Path file;

  StagedSlice(
      BatchRows rows, long from, long to, RowJson json, StagingFolder folder, Packing packing) {
    this.rows = rows;
    this.from = from;
    this.to = to;
    this.json = json;
    this.folder = folder;
    this.packing = packing;
  }

  @Override
  public List<OffsetRange> ranges() {
    return rows.ranges(from, to);
  }

  @Override
  public long rows() {
    return to - from;
  }

  @Override
  public Path file() throws IOException {
    if (file == null) {
      Path target = folder.next();
      try {
        write(target);
      } catch (IOException | UncheckedIOException e) {
        Files.deleteIfExists(target);
        throw e;
      }
      file = target;
    }
    return file;
  }

  /** Forces the file to disk, so that a full disk shows before anything is submitted. */
  private void write(Path target) throws IOException {
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream packed = packing.over(Channels.newOutputStream(channel));
      OutputStream out = new BufferedOutputStream(packed, BUFFER);
      Line line = new Line();
      rows.forEach(
          from,
          to,
          (block, row) -> {
            line.clear();
            json.write(block, row, line);
            line.writeTo(out);
          });
      out.flush();
      packing.finish(packed);
      channel.force(true);
    }
  }
}
