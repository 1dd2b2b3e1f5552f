package dev.millrace.local.warehouse;

import dev.millrace.contract.config.WarehouseConfig;
import dev.millrace.contract.event.Column;
import java.util.List;
import java.util.Optional;

/** The warehouse of one run, looked at while no sink is writing to it. */
public interface RunWarehouse {
  /**
   * What it has; empty when it can not be asked from here.
   *
   * @throws WarehouseUnreadableException when it should answer and does not
   */
  Optional<Contents> contents();

  /**
   * The rows with these ids, in no order; an id that is there twice gives two rows.
   *
   * @throws WarehouseUnreadableException when it does not answer
   */
  List<Row> rows(List<Long> ids, List<Column> columns);

  /**
   * Ids of some rows, spread over all of them; the same ones every time.
   *
   * @param most how many, fewer when there are fewer
   * @throws WarehouseUnreadableException when it does not answer
   */
  List<Long> someIds(int most);

  /**
   * What starting over would remove, for people.
   *
   * @throws dev.millrace.contract.InvalidInputException when something of others would go too, or
   *     it can not be removed from here
   */
  String removal();

  /** Removes what the run has written, and nothing else. */
  void remove();

  /** The warehouse that a configuration names. */
  static RunWarehouse of(WarehouseConfig config, String run) {
    if (config instanceof WarehouseConfig.DuckDb duckDb) {
      return new DuckDbTable(duckDb, run);
    }
    return new UnknownWarehouse();
  }
}
