package dev.millrace.event.rows;

import dev.millrace.contract.event.Column;
import dev.millrace.event.bytes.ByteArrayBuilder;
import java.util.ArrayList;
import java.util.List;

/** Collects decoded events of one partition into blocks. For one thread. */
public final class RowsBuilder implements OpenRow {
  private final List<Column> columns;
  private final List<Rows> full = new ArrayList<>();
  private final ByteArrayBuilder arena = new ByteArrayBuilder();

  private long[] offsets;
  private byte[][] values;
  private long[][] numbers;
  private long[][] presence;
  private int row;

  /** How much of the arena belongs to the rows that are kept. */
  private int kept;

  /** A builder without rows. */
  public RowsBuilder(List<Column> columns) {
    this.columns = columns;
    startBlock();
  }

  /** How many rows were added. */
  public int size() {
    return full.size() * Rows.CAPACITY + row;
  }

  /** The rows added, in blocks; the builder is of no use afterwards. */
  public List<Rows> build() {
    if (row > 0) {
      endBlock();
    }
    return List.copyOf(full);
  }

  /** Opens a row; its cells are null until set. */
  void begin(long offset, byte[] value) {
    offsets[row] = offset;
    values[row] = value;
    kept = arena.size();
  }

  /** Keeps the open row. */
  void end() {
    row++;
    if (row == Rows.CAPACITY) {
      endBlock();
      startBlock();
    }
  }

  /** Forgets the open row. */
  void undo() {
    long keep = ~(1L << row);
    for (long[] bits : presence) {
      bits[row >>> 6] &= keep;
    }
    values[row] = null;
    arena.truncate(kept);
  }

  @Override
  public byte[] value() {
    return values[row];
  }

  @Override
  public boolean isNull(int column) {
    return !isSet(column);
  }

  @Override
  public long integer(int column) {
    return numbers[column][row];
  }

  /** Whether the open row has a value for the column. */
  boolean isSet(int column) {
    return (presence[column][row >>> 6] >>> row & 1) != 0;
  }

  /** Where new bytes for text cells go. */
  ByteArrayBuilder arena() {
    return arena;
  }

  void setNumber(int column, long number) {
    numbers[column][row] = number;
    presence[column][row >>> 6] |= 1L << row;
  }

  /** A text that is part of the open row's value. */
  void setText(int column, int from, int length) {
    setNumber(column, Cells.text(from, length));
  }

  /** A text that was written to the arena since it was {@code from} bytes long. */
  void setArenaText(int column, int from) {
    setNumber(column, Cells.arenaText(from, arena.size() - from));
  }

  private void startBlock() {
    offsets = new long[Rows.CAPACITY];
    values = new byte[Rows.CAPACITY][];
    numbers = new long[columns.size()][Rows.CAPACITY];
    presence = new long[columns.size()][Rows.CAPACITY / Long.SIZE];
    row = 0;
  }

  private void endBlock() {
    Cells cells = new Cells(offsets, values, numbers, presence, arena.toByteArray());
    arena.clear();
    full.add(new Rows(columns, cells, 0, row));
  }
}
