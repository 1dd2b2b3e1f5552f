package dev.millrace.connector.duckdb;

/**
 * Finds refused rows in a batch by writing stretches of it, in order: half as many rows after a
 * stretch that was refused, twice as many after one that was written. What is written stays
 * written, so each stretch begins where the last one ended. Behind a refused row all the rest is
 * tried, less of it the more rows were refused already; so a single one costs about log2(n) + 2
 * attempts, and each of many not much more than 2 log2 of the rows between them.
 *
 * <p>Immutable.
 *
 * @param position rows decided so far: written or refused
 * @param length of the next stretch, unless fewer rows are left
 * @param found rows refused so far
 * @param rows in the batch
 */
record RefusalSearch(int position, int length, int found, int rows) {
  /** Nothing tried yet: the first stretch is the whole batch. */
  static RefusalSearch of(int rows) {
    return new RefusalSearch(0, rows, 0, rows);
  }

  /** Whether every row is decided. */
  boolean done() {
    return position == rows;
  }

  /** End of the stretch to write next; it begins at {@link #position}. */
  int next() {
    return position + Math.min(length, rows - position);
  }

  /** The stretch is written. */
  RefusalSearch written() {
    int twice = (int) Math.min(rows, 2L * Math.max(1, length));
    return new RefusalSearch(next(), twice, found, rows);
  }

  /** The stretch has a refused row; a single row is decided by that. */
  RefusalSearch refused() {
    if (!isSingleRow()) {
      return new RefusalSearch(position, (next() - position) / 2, found, rows);
    }
    int rest = rows - next();
    int tried = Math.max(1, rest >> Math.min(found, Integer.SIZE - 1));
    return new RefusalSearch(next(), tried, found + 1, rows);
  }

  /** Whether {@link #refused} settles on a single row. */
  boolean isSingleRow() {
    return next() - position == 1;
  }
}
