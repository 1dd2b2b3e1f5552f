package dev.millrace.connector.bigquery.stream;

import dev.millrace.connector.bigquery.config.BigQueryConfig;
import dev.millrace.connector.bigquery.fault.Advice;
import dev.millrace.connector.bigquery.fault.FaultException;
import dev.millrace.connector.bigquery.fault.FaultKind;
import dev.millrace.connector.bigquery.load.FaultMapper;
import dev.millrace.connector.bigquery.load.PollIntervals;
import dev.millrace.connector.bigquery.stage.RowFit;
import dev.millrace.connector.bigquery.table.ReadyTable;
import dev.millrace.connector.bigquery.table.TablePreflight;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.OffsetRange;
import dev.millrace.connector.warehouse.Origin;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.contract.event.Column;
import dev.millrace.event.rows.RowCheck;
import dev.millrace.event.rows.Rows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A BigQuery table filled by streaming inserts: at least once. A row that is sent again, after a
 * failure or by a successor, is dropped by BigQuery when it still remembers its insert id.
 */
public final class StreamingWarehouse implements Warehouse {
  private static final Logger LOG = LoggerFactory.getLogger(StreamingWarehouse.class);

  /** No limit of BigQuery for a row is below this. */
  private static final int LARGE_ROW_BYTES = 1 << 20;

  private final Origin origin;
  private final TablePreflight tablePreflight;
  private final RowContent content;
  private final RowFit fit;
  private final FaultMapper faultMapper;
  private final Map<TopicPartition, Long> sent = new HashMap<>();
  private final List<RefusedRow> refused = new ArrayList<>();

  private volatile ReadyTable table;
  private RowStream stream;

  /**
   * A table that is opened later.
   *
   * @param columns the table's columns, in order
   */
  public StreamingWarehouse(
      BigQueryConfig config,
      List<Column> columns,
      Origin origin,
      PollIntervals pollIntervals,
      Clock clock) {
    this.origin = origin;
    this.tablePreflight = new TablePreflight(config, columns);
    this.content = new RowContent(columns);
    this.fit = new RowFit(columns, RowFit.STREAM_ROW_BYTES, clock);
    this.faultMapper = new FaultMapper(pollIntervals, Advice.of(config), clock);
  }

  @Override
  public RowCheck rowCheck() {
    return fit;
  }

  @Override
  public Optional<String> identity() {
    return Optional.ofNullable(table).map(ready -> ready.made().toString());
  }

  @Override
  public Optional<String> caution() {
    return Optional.ofNullable(table).flatMap(ReadyTable::caution);
  }

  @Override
  public void open() throws WarehouseException {
    if (stream != null) {
      return;
    }
    table = tablePreflight.run();
    fit.expires(table.expiration());
    stream = new RestRowStream(table.client(), table.id());
    LOG.info(
        "table {} is ready for streaming: at least once, with BigQuery's best-effort"
            + " de-duplication; writeMethod LoadJob is exactly once",
        table.key());
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    open();
    batch.ranges().forEach(this::forgetBefore);
    for (List<StreamedRow> request : requests(batch)) {
      send(request);
    }
    batch.ranges().forEach(range -> sent.put(range.partition(), range.next()));
    return refused.stream().filter(row -> isIn(batch, row)).toList();
  }

  @Override
  public void release(Collection<TopicPartition> partitions) {
    sent.keySet().removeAll(partitions);
    refused.removeIf(row -> partitions.contains(row.partition()));
  }

  @Override
  public void close() {
    stream = null;
  }

  /** The rows that this sink has not sent successfully before. */
  private List<List<StreamedRow>> requests(Batch batch) {
    Requests requests = new Requests();
    for (PartitionRows part : batch.partitions()) {
      TopicPartition partition = part.range().partition();
      for (Rows rows : part.from(sent.getOrDefault(partition, part.range().first()))) {
        for (int row = 0; row < rows.size(); row++) {
          int bytes = 2 * rows.value(row).length;
          requests.add(
              new StreamedRow(
                  origin.topicId(), partition, rows.offset(row), content.of(rows, row), bytes));
        }
      }
    }
    return requests.all();
  }

  private void send(List<StreamedRow> rows) throws WarehouseException {
    try {
      stream
          .send(rows)
          .forEach(
              (index, why) -> refuse(rows.get(index).partition(), rows.get(index).offset(), why));
      faultMapper.taken();
      rows.forEach(row -> sent.put(row.partition(), row.offset() + 1));
    } catch (FaultException e) {
      if (e.fault().kind() == FaultKind.TOO_LARGE) {
        sendLess(rows, e);
        return;
      }
      if (e.fault().isForPeople()) {
        // Look at credentials, dataset and table again before the next attempt.
        stream = null;
      }
      throw faultMapper.of("streaming " + rows.size() + " rows", e);
    }
  }

  private void sendLess(List<StreamedRow> rows, FaultException tooLarge) throws WarehouseException {
    if (rows.size() == 1) {
      StreamedRow row = rows.get(0);
      if (row.bytes() < LARGE_ROW_BYTES) {
        throw faultMapper.held(
            "not even one small row is taken, is there a proxy in between?", tooLarge);
      }
      refuse(row.partition(), row.offset(), tooLarge.fault().sentence());
      return;
    }
    send(rows.subList(0, rows.size() / 2));
    send(rows.subList(rows.size() / 2, rows.size()));
  }

  /** What lies before the beginning of a new batch is settled. */
  private void forgetBefore(OffsetRange range) {
    refused.removeIf(
        row -> row.partition().equals(range.partition()) && row.offset() < range.first());
  }

  private void refuse(TopicPartition partition, long offset, String why) {
    RefusedRow row = new RefusedRow(partition, offset, why);
    if (!refused.contains(row)) {
      refused.add(row);
    }
  }

  private static boolean isIn(Batch batch, RefusedRow row) {
    return batch.ranges().stream()
        .anyMatch(
            range ->
                range.partition().equals(row.partition())
                    && row.offset() >= range.first()
                    && row.offset() < range.next());
  }
}
