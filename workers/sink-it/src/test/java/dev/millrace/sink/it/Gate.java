package dev.millrace.sink.it;

import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import java.util.List;

/** Lets writes pass while it is open; one that came while it was shut goes on when it opens. */
final class Gate {
  private boolean shut;
  private int waiting;

  synchronized void set(boolean open) {
    shut = !open;
    notifyAll();
  }

  /** Whether a write waits before it. */
  synchronized boolean isHoldingUp() {
    return waiting > 0;
  }

  Warehouse before(Warehouse inner) {
    return new WrappedWarehouse(inner) {
      @Override
      public List<RefusedRow> write(Batch batch) throws WarehouseException {
        pass();
        return super.write(batch);
      }
    };
  }

  private synchronized void pass() {
    waiting++;
    try {
      while (shut) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting--;
    }
  }
}
