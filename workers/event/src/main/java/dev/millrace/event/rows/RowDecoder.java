package dev.millrace.event.rows;

import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.DeadLetterReason;
import dev.millrace.contract.event.EventColumns;
import dev.millrace.event.json.Member;
import dev.millrace.event.json.ObjectReader;
import dev.millrace.event.json.RejectedEventException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns events into rows: the same bytes give the same row or the same refusal, always. For one
 * thread.
 *
 * <p>A missing field and {@code null} are null cells. Fields without a column go into the column
 * {@code extra} when there is one, also a field of that very name.
 */
public final class RowDecoder {
  /** Column of each name that the reader knows. */
  private final int[] places;

  private final ObjectReader objects;
  private final CellWriter cells;
  private final ExtraFields extra;
  private final RowCheck check;

  /** A decoder for a table with these columns. */
  public RowDecoder(List<Column> columns) {
    this(columns, RowCheck.NONE);
  }

  /** A decoder that refuses rows in which the check finds something. */
  public RowDecoder(List<Column> columns, RowCheck check) {
    this.check = check;
    places =
        IntStream.range(0, columns.size())
            .filter(column -> !columns.get(column).equals(EventColumns.EXTRA))
            .toArray();
    objects =
        new ObjectReader(
            IntStream.of(places).mapToObj(column -> columns.get(column).name()).toList());
    cells = new CellWriter(columns);
    extra = new ExtraFields(columns);
  }

  /**
   * Adds an event as the next row.
   *
   * @throws RejectedEventException when it cannot be one; the builder is as before
   */
  public void decode(long offset, byte[] value, RowsBuilder rows) throws RejectedEventException {
    rows.begin(offset, value);
    boolean done = false;
    try {
      read(value, rows);
      refuse(rows);
      done = true;
    } finally {
      if (done) {
        rows.end();
      } else {
        rows.undo();
      }
    }
  }

  private void read(byte[] value, RowsBuilder rows) throws RejectedEventException {
    cells.startEvent();
    extra.startEvent();
    objects.read(value, 0, (place, member) -> write(place, member, rows));
    Optional<RejectedEventException> mismatch = cells.mismatch();
    if (mismatch.isPresent()) {
      throw mismatch.get();
    }
    extra.endEvent(rows);
  }

  private void write(int place, Member member, RowsBuilder rows) {
    if (place == ObjectReader.UNKNOWN) {
      extra.add(member);
    } else {
      cells.write(places[place], member, rows);
    }
  }

  private void refuse(OpenRow row) throws RejectedEventException {
    Optional<String> problem = check.problem(row);
    if (problem.isPresent()) {
      throw new RejectedEventException(DeadLetterReason.RowRefused, problem.get());
    }
  }
}
