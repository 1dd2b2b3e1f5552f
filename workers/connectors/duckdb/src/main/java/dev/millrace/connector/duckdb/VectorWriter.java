package dev.millrace.connector.duckdb;

import dev.millrace.event.rows.Rows;
import org.duckdb.DuckDBWritableVector;

/** Copies a column of a block into a vector of DuckDB. */
final class VectorWriter {
  private VectorWriter() {}

  static void write(Rows rows, int column, int from, int count, DuckDBWritableVector vector) {
    switch (rows.columns().get(column).type()) {
      case INT64, TIMESTAMP -> integers(rows, column, from, count, vector);
      case FLOAT64 -> reals(rows, column, from, count, vector);
      case BOOL -> truths(rows, column, from, count, vector);
      case STRING, STRING_ARRAY, JSON -> texts(rows, column, from, count, vector);
    }
  }

  private static void integers(
      Rows rows, int column, int from, int count, DuckDBWritableVector vector) {
    for (int i = 0; i < count; i++) {
      if (rows.isNull(column, from + i)) {
        vector.setNull(i);
      } else {
        vector.setLong(i, rows.integer(column, from + i));
      }
    }
  }

  private static void reals(
      Rows rows, int column, int from, int count, DuckDBWritableVector vector) {
    for (int i = 0; i < count; i++) {
      if (rows.isNull(column, from + i)) {
        vector.setNull(i);
      } else {
        vector.setDouble(i, rows.real(column, from + i));
      }
    }
  }

  private static void truths(
      Rows rows, int column, int from, int count, DuckDBWritableVector vector) {
    for (int i = 0; i < count; i++) {
      if (rows.isNull(column, from + i)) {
        vector.setNull(i);
      } else {
        vector.setBoolean(i, rows.truth(column, from + i));
      }
    }
  }

  private static void texts(
      Rows rows, int column, int from, int count, DuckDBWritableVector vector) {
    byte[][] texts = new byte[count][];
    for (int i = 0; i < count; i++) {
      if (!rows.isNull(column, from + i)) {
        texts[i] = rows.utf8(column, from + i);
      }
    }
    vector.setStringUtf8Batch(0, texts);
  }
}
