package dev.millrace.connector.warehouse;

import dev.millrace.contract.event.Column;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.RowsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.kafka.common.TopicPartition;

/** Makes batches for tests. */
public final class Batches {
  public static final String TOPIC = "run.processed";
  public static final Origin ORIGIN = new Origin("run", TOPIC, "topic-id-1");

  private Batches() {}

  public static TopicPartition partition(int number) {
    return new TopicPartition(TOPIC, number);
  }

  /** Rows of one partition whose events are made from their offsets. */
  public static PartitionRows rows(
      List<Column> columns, int partition, long first, long next, LongFunction<String> json) {
    RowDecoder decoder = new RowDecoder(columns);
    RowsBuilder builder = new RowsBuilder(columns);
    for (long offset = first; offset < next; offset++) {
      try {
        decoder.decode(offset, json.apply(offset).getBytes(StandardCharsets.UTF_8), builder);
      } catch (RejectedEventException e) {
        throw new AssertionError(e);
      }
    }
    return new PartitionRows(new OffsetRange(partition(partition), first, next), builder.build());
  }

  /** A batch of one partition. */
  public static Batch batch(
      List<Column> columns, int partition, long first, long next, LongFunction<String> json) {
    return new Batch(List.of(rows(columns, partition, first, next, json)));
  }
}
