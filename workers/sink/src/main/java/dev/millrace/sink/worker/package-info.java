/**
 * The loop of a sink: how a batch goes from poll to commit.
 *
 * <ol>
 *   <li>{@code BatchPoller} polls the topic and {@link dev.millrace.sink.batch.BatchAccumulator}
 *       decodes records into rows, or dead letters, until the batch's limit of rows, bytes or age
 *       closes it as an {@link dev.millrace.sink.batch.InFlightBatch}.
 *   <li>Where the warehouse deduplicates whole batches, {@code BatchCommitter} first commits its
 *       ranges as a {@link dev.millrace.sink.intent.BatchIntent}, so that a successor forms the
 *       same batch again.
 *   <li>When {@link dev.millrace.sink.budget.WriteThrottle} lets it through, {@code SinkLoop}
 *       submits it to {@link dev.millrace.sink.writer.BatchExchange}, and {@link
 *       dev.millrace.sink.writer.WarehouseThread} writes it, retrying for as long as it takes,
 *       while the loop polls the next one.
 *   <li>{@code BatchCommitter} commits its dead letters, offsets, totals and positions in one Kafka
 *       transaction, and the next batch may be submitted.
 *   <li>When partitions are assigned, {@code PositionCheck} compares the warehouse's positions with
 *       Kafka's before anything is polled, and {@link dev.millrace.sink.intent.IntentRecovery}
 *       submits intended batches again that were not committed.
 * </ol>
 */
package dev.millrace.sink.worker;
