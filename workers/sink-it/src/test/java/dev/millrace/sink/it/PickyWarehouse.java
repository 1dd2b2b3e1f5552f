package dev.millrace.sink.it;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.PartitionRows;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.event.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/** Claims to have refused every hundredth id. */
final class PickyWarehouse extends WrappedWarehouse {
  PickyWarehouse(Warehouse inner) {
    super(inner);
  }

  @Override
  public List<RefusedRow> write(Batch batch) throws WarehouseException {
    super.write(batch);
    List<RefusedRow> refused = new ArrayList<>();
    for (PartitionRows part : batch.partitions()) {
      for (Rows rows : part.from(0)) {
        for (int row = 0; row < rows.size(); row++) {
          if (rows.integer(0, row) % 100 == 0) {
            refused.add(
                new RefusedRow(part.range().partition(), rows.offset(row), "not wanted here"));
          }
        }
      }
    }
    return refused;
  }
}
