package dev.millrace.connector.bigquery.fake;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Rows that came together, kept as they came: newline-delimited JSON, packed or not.
 *
 * @param data the bytes
 * @param rows how many rows they hold
 */
record Segment(byte[] data, long rows) {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /** Reads the rows one by one; a line that is no JSON object ends it with an exception. */
  static void read(byte[] data, Consumer<ObjectNode> each) throws IOException {
    try (InputStream text = unpacked(data);
        MappingIterator<ObjectNode> lines =
            Json.MAPPER.readerFor(ObjectNode.class).readValues(text)) {
      while (lines.hasNextValue()) {
        each.accept(lines.nextValue());
      }
    }
  }

  /** The byte at which a row begins, counted from 0, before packing. */
  static long position(byte[] data, long row) throws IOException {
    byte[] text = unpacked(data).readAllBytes();
    int position = 0;
    for (long passed = 0; passed < row; position++) {
      if (text[position] == '\n') {
        passed++;
      }
    }
    return position;
  }

  /** Keeps rows packed, since they stay for good. */
  static Segment packed(byte[] data, long rows) throws IOException {
    if (isPacked(data)) {
      return new Segment(data, rows);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream(data.length / 4);
    try (GZIPOutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
      out.write(data);
    }
    return new Segment(packed.toByteArray(), rows);
  }

  void forEach(Consumer<ObjectNode> each) {
    try {
      read(data, each);
    } catch (IOException e) {
      throw new UncheckedIOException("rows were checked when they came", e);
    }
  }

  private static InputStream unpacked(byte[] data) throws IOException {
    InputStream plain = new ByteArrayInputStream(data);
    return isPacked(data) ? new GZIPInputStream(plain, 1 << 16) : plain;
  }

  private static boolean isPacked(byte[] data) {
    return data.length > 1 && (data[0] & 0xff) == GZIP_FIRST && (data[1] & 0xff) == GZIP_SECOND;
  }
}
