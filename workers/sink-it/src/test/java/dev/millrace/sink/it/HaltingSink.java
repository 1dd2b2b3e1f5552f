package dev.millrace.sink.it;

import dev.millrace.connector.registry.Connectors;
import dev.millrace.connector.warehouse.Batch;
import dev.millrace.connector.warehouse.RefusedRow;
import dev.millrace.connector.warehouse.Warehouse;
import dev.millrace.connector.warehouse.WarehouseException;
import dev.millrace.contract.Stage;
import dev.millrace.contract.config.SinkConfig;
import dev.millrace.runtime.stage.StageMain;
import dev.millrace.sink.SinkWorker;
import java.util.List;

/**
 * A sink process that ends at a point that a kill from outside hardly ever meets: with the argument
 * {@code before n} just before its n-th write, with {@code after n} just after it, when the
 * warehouse has the batch and Kafka does not know.
 */
public final class HaltingSink {
  private static final int KILLED = 137;

  private HaltingSink() {}

  /** Runs until it halts or gets SIGTERM. */
  public static void main(String[] args) {
    boolean before = args[0].equals("before");
    int fatal = Integer.parseInt(args[1]);
    StageMain.run(
        Stage.SINK,
        SinkConfig.class,
        Connectors.all(),
        (config, context) ->
            new SinkWorker(
                config,
                context,
                (c, origin) -> new Halting(Connectors.all().warehouse(c, origin), before, fatal)));
  }

  private static final class Halting extends WrappedWarehouse {
    private final boolean before;
    private final int fatal;
    private int writes;

    Halting(Warehouse inner, boolean before, int fatal) {
      super(inner);
      this.before = before;
      this.fatal = fatal;
    }

    @Override
    public List<RefusedRow> write(Batch batch) throws WarehouseException {
      boolean last = ++writes == fatal;
      if (last && before) {
        Runtime.getRuntime().halt(KILLED);
      }
      List<RefusedRow> refused = super.write(batch);
      if (last) {
        Runtime.getRuntime().halt(KILLED);
      }
      return refused;
    }
  }
}
