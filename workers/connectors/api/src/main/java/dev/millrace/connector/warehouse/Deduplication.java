package dev.millrace.connector.warehouse;

/** By what a warehouse recognises rows that it already has. */
public enum Deduplication {
  /**
   * By their offsets: any batch may overlap what was written before, and only the rest is added.
   */
  OFFSETS,
  /**
   * By the batch as a whole: only a batch with exactly the same ranges is recognised. The worker
   * commits the ranges of such a batch as offset metadata before it calls {@link Warehouse#write}
   * for the first time; whoever owns one of its partitions after a crash or a rebalance reads the
   * same ranges of all its partitions again and writes that batch before anything else.
   */
  BATCHES
}
