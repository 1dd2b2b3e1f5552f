package dev.millrace.event.rows;

import dev.millrace.contract.event.Column;
import java.util.Arrays;
import java.util.List;

/**
 * A block of decoded events, column by column, in order of offset. Immutable.
 *
 * <p>Texts are not copied out of the events: a text cell says where in the event its bytes lie.
 * Only what differs from the event's bytes (escapes resolved, the extra fields) lies in an arena of
 * its own.
 */
public final class Rows {
  /** Most rows a block holds; DuckDB's vectors are of this size. */
  public static final int CAPACITY = 2048;

  private final List<Column> columns;
  private final Cells cells;
  private final int start;
  private final int end;

  Rows(List<Column> columns, Cells cells, int start, int end) {
    this.columns = columns;
    this.cells = cells;
    this.start = start;
    this.end = end;
  }

  /** What the columns are, in order. */
  public List<Column> columns() {
    return columns;
  }

  /** How many rows there are, at most {@link #CAPACITY}. */
  public int size() {
    return end - start;
  }

  /** Offset of a row's message. */
  public long offset(int row) {
    return cells.offsets[start + row];
  }

  /** The event as it came: one JSON object in UTF-8. Not to be changed. */
  public byte[] value(int row) {
    return cells.values[start + row];
  }

  /** The event on one line: line breaks between its tokens are spaces. Not to be changed. */
  public byte[] line(int row) {
    return OneLine.of(value(row));
  }

  /** Whether the event has no value for the column. */
  public boolean isNull(int column, int row) {
    return !cells.present(column, start + row);
  }

  /** Value of an INT64 column, or microseconds since 1970 UTC of a TIMESTAMP column. */
  public long integer(int column, int row) {
    return cells.numbers[column][start + row];
  }

  /** Value of a FLOAT64 column; finite. */
  public double real(int column, int row) {
    return Double.longBitsToDouble(cells.numbers[column][start + row]);
  }

  /** Value of a BOOL column. */
  public boolean truth(int column, int row) {
    return cells.numbers[column][start + row] != 0;
  }

  /**
   * Well-formed UTF-8: the text of a STRING column, or one line of JSON of a STRING_ARRAY or JSON
   * column. A new array.
   */
  public byte[] utf8(int column, int row) {
    long cell = cells.numbers[column][start + row];
    byte[] source = Cells.inArena(cell) ? cells.arena : cells.values[start + row];
    int from = Cells.from(cell);
    return Arrays.copyOfRange(source, from, from + Cells.length(cell));
  }

  /** The row at an offset; negative when there is none. */
  public int find(long offset) {
    int at = Arrays.binarySearch(cells.offsets, start, end, offset);
    return at < 0 ? -1 : at - start;
  }

  /** The rows from an offset on, sharing their data with this block. */
  public Rows from(long offset) {
    int at = Arrays.binarySearch(cells.offsets, start, end, offset);
    return new Rows(columns, cells, at < 0 ? -at - 1 : at, end);
  }

  /** The rows below an offset, sharing their data with this block. */
  public Rows until(long offset) {
    int at = Arrays.binarySearch(cells.offsets, start, end, offset);
    return new Rows(columns, cells, start, at < 0 ? -at - 1 : at);
  }

  /** The rows from one index up to another, sharing their data with this block. */
  public Rows slice(int from, int to) {
    return new Rows(columns, cells, start + from, start + to);
  }
}
