package dev.millrace.sink.it;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.Deduplication;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** A warehouse that a test gets in the way of. */
class WrappedWarehouse implements Warehouse {
  private final Warehouse inner;

  WrappedWarehouse(Warehouse inner) {
    this.inner = inner;
  }

  @Override
  public Deduplication deduplication() {
    return inner.deduplication();
  }

  @Override
  public boolean singleWriter() {
    return inner.singleWriter();
  }

  @Override
  public void open() throws WarehouseException {
    inner.open();
  }

  @Override
  public Optional<Map<Integer, Long>> positions(Collection<TopicPartition> partitions)
      throws WarehouseException {
    return inner.positions(partitions);
  }

  @Override
  public void check() throws WarehouseException {
    inner.check();
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    return inner.write(batch);
  }

  @Override
  public void release(Collection<TopicPartition> partitions) {
    inner.release(partitions);
  }

  @Override
  public void close() {
    inner.close();
  }
}
