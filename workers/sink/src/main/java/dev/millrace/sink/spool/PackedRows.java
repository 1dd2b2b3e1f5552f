package dev.millrace.sink.spool;

import dev.millrace.contract.event.Column;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.Rows;
import dev.millrace.event.rows.RowsBuilder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Rows as bytes: of each the offset, the record's key and the event, which is decoded again. */
final class PackedRows {
  private static final int NO_KEY = -1;

  private PackedRows() {}

  static byte[] pack(Rows rows, List<byte[]> keys) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
    DataOutputStream out = new DataOutputStream(bytes);
    for (int row = 0; row < rows.size(); row++) {
      out.writeLong(rows.offset(row));
      byte[] key = keys.get(row);
      out.writeInt(key == null ? NO_KEY : key.length);
      if (key != null) {
        out.write(key);
      }
      out.writeInt(rows.value(row).length);
      out.write(rows.value(row));
    }
    return bytes.toByteArray();
  }

  static Rows rows(byte[] packed, List<Column> columns) {
    RowDecoder decoder = new RowDecoder(columns);
    RowsBuilder rows = new RowsBuilder(columns);
    ByteBuffer in = ByteBuffer.wrap(packed);
    while (in.hasRemaining()) {
      long offset = in.getLong();
      skip(in);
      try {
        decoder.decode(offset, bytes(in), rows);
      } catch (RejectedEventException e) {
        throw new IllegalStateException("a row was decoded before and is not one now", e);
      }
    }
    return rows.build().get(0);
  }

  /** The message at an offset; null when there is none. */
  static SpooledMessage message(byte[] packed, long wanted) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    while (in.hasRemaining()) {
      long offset = in.getLong();
      if (offset == wanted) {
        return new SpooledMessage(bytes(in), bytes(in));
      }
      skip(in);
      skip(in);
    }
    return null;
  }

  private static byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length == NO_KEY) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static void skip(ByteBuffer in) {
    int length = in.getInt();
    in.position(in.position() + Math.max(0, length));
  }
}
