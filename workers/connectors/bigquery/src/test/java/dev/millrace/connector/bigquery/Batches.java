package dev.millrace.connector.bigquery;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.ColumnType;
import dev.millrace.event.json.RejectedEventException;
import dev.millrace.event.rows.RowDecoder;
import dev.millrace.event.rows.RowsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/** Makes batches out of events, as the sink does. */
public final class Batches {
  /** Columns of all types. */
  public static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.INT64),
          new Column("created_at", ColumnType.TIMESTAMP),
          new Column("lang", ColumnType.STRING),
          new Column("text", ColumnType.STRING),
          new Column("score", ColumnType.FLOAT64),
          new Column("verified", ColumnType.BOOL),
          new Column("tags", ColumnType.STRING_ARRAY),
          new Column("extra", ColumnType.JSON));

  /** Where they come from. */
  public static final Origin ORIGIN = new Origin("tweets", "tweets.processed", "topic-1");

  private Batches() {}

  /** Partitions side by side. */
  public static Batch of(PartitionRows... partitions) {
    return new Batch(List.of(partitions));
  }

  /** Events of a partition at consecutive offsets. */
  public static PartitionRows partition(int partition, long first, List<String> events) {
    RowDecoder decoder = new RowDecoder(COLUMNS);
    RowsBuilder rows = new RowsBuilder(COLUMNS);
    for (int i = 0; i < events.size(); i++) {
      try {
        decoder.decode(first + i, events.get(i).getBytes(StandardCharsets.UTF_8), rows);
      } catch (RejectedEventException e) {
        throw new IllegalArgumentException(events.get(i), e);
      }
    }
    TopicPartition name = new TopicPartition(ORIGIN.topic(), partition);
    return new PartitionRows(new OffsetRange(name, first, first + events.size()), rows.build());
  }

  /** Events with these ids, a partition of them from offset 0 on. */
  public static PartitionRows ids(int partition, long from, long to) {
    return partition(partition, from, LongStream.range(from, to).mapToObj(Batches::event).toList());
  }

  /** An event with an id. */
  public static String event(long id) {
    return String.format(
        Locale.ROOT,
        "{\"id\":%d,\"created_at\":\"2026-07-01T00:00:00Z\",\"lang\":\"en\",\"text\":\"t%d\"}",
        id,
        id);
  }
}
