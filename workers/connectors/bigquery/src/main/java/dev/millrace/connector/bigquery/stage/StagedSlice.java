package dev.millrace.connector.bigquery.stage;

import dev.millrace.connector.bigquery.load.Checksum;
import dev.millrace.connector.bigquery.load.Slice;
import dev.millrace.connector.bigquery.load.SliceFile;
import dev.millrace.connector.bigquery.load.SliceLabels;
import dev.millrace.event.bytes.ByteArrayBuilder;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** A stretch of a batch less some rows, as a file of JSON lines. For one thread. */
final class StagedSlice implements Slice {
  private static final int BUFFER = 1 << 16;

  private final BatchRows rows;
  private final long from;
  private final long to;
  private final List<Long> without;
  private final RowJson json;
  private final StagingFolder folder;
  private final Packing packing;
  private SliceFile file;

  StagedSlice(
      BatchRows rows,
      long from,
      long to,
      List<Long> without,
      RowJson json,
      StagingFolder folder,
      Packing packing) {
    this.rows = rows;
    this.from = from;
    this.to = to;
    this.without = List.copyOf(without);
    this.json = json;
    this.folder = folder;
    this.packing = packing;
  }

  @Override
  public long rows() {
    return to - from - without.size();
  }

  @Override
  public SliceFile file() throws IOException {
    if (file == null) {
      Path target = folder.next();
      try {
        file = new SliceFile(target, labels(write(target)));
      } catch (IOException | UncheckedIOException e) {
        Files.deleteIfExists(target);
        throw e;
      }
    }
    return file;
  }

  @Override
  public OptionalLong rowAt(long position) throws IOException {
    long[] passed = {0, -1};
    forEachLine(
        (row, line) -> {
          if (passed[0] == position) {
            passed[1] = row;
          }
          passed[0] += line.size();
        });
    return passed[1] < 0 ? OptionalLong.empty() : OptionalLong.of(passed[1]);
  }

  private SliceLabels labels(Checksum sum) {
    return new SliceLabels(
        rows.place(from),
        to == rows.size() ? Optional.empty() : Optional.of(rows.place(to)),
        without.stream().map(rows::place).toList(),
        sum);
  }

  /** Forces the file to disk, so that a full disk shows before anything is submitted. */
  private Checksum write(Path target) throws IOException {
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream packed = packing.over(Channels.newOutputStream(channel));
      CheckedOutputStream summed = new CheckedOutputStream(packed, new CRC32C());
      OutputStream out = new BufferedOutputStream(summed, BUFFER);
      long[] bytes = {0};
      forEachLine(
          (row, line) -> {
            line.writeTo(out);
            bytes[0] += line.size();
          });
      out.flush();
      packing.finish(packed);
      channel.force(true);
      return new Checksum(rows(), bytes[0], summed.getChecksum().getValue());
    }
  }

  private interface LineAction {
    void accept(long row, ByteArrayBuilder line) throws IOException;
  }

  private void forEachLine(LineAction action) throws IOException {
    Set<Long> left = Set.copyOf(without);
    ByteArrayBuilder line = new ByteArrayBuilder();
    long[] next = {from};
    rows.forEach(
        from,
        to,
        (block, row) -> {
          long index = next[0]++;
          if (!left.contains(index)) {
            line.clear();
            json.write(block, row, line);
            action.accept(index, line);
          }
        });
  }
}
