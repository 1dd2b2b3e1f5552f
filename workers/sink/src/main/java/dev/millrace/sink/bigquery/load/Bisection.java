package dev.millrace.sink.bigquery.load;

/**
 * Finds refused rows in a batch by loading ever smaller stretches of it, in order. What is loaded
 * stays loaded, so each stretch begins where the last one ended. One refused row among n costs
 * about log2(n) + 2 jobs.
 *
 * <p>Immutable.
 *
 * @param position rows decided so far: loaded or refused
 * @param suspectEnd the rows from {@code position} up to this one hold a refused row; equal to
 *     {@code position} when nothing is known
 * @param rows in the batch
 */
public record Bisection(long position, long suspectEnd, long rows) {
  /** Nothing tried yet. */
  public static Bisection of(long rows) {
    return new Bisection(0, 0, rows);
  }

  /** Whether every row is decided. */
  public boolean done() {
    return position == rows;
  }

  /** End of the stretch to load next; it begins at {@link #position}. */
  public long next() {
    long suspects = suspectEnd - position;
    return suspects == 0 ? rows : position + Math.max(1, suspects / 2);
  }

  /** The stretch is loaded. */
  public Bisection loaded() {
    long end = next();
    return new Bisection(end, Math.max(suspectEnd, end), rows);
  }

  /** The stretch has a refused row. */
  public Bisection refused() {
    long end = next();
    return end - position == 1 ? new Bisection(end, end, rows) : new Bisection(position, end, rows);
  }

  /** Whether {@link #refused} would settle on a single row. */
  public boolean isSingleRow() {
    return next() - position == 1;
  }
}
