package dev.millrace.connector.reader;

import dev.millrace.contract.event.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The warehouse of one run, looked at while no sink is writing to it. */
public interface RunWarehouse {
  /** What must be loaded to write to it and to read it. */
  Set<NativeLibrary> libraries();

  /**
   * What it has.
   *
   * @throws WarehouseUnreadableException when it does not answer
   */
  Contents contents();

  /**
   * Rows of the run that are there, by the warehouse's own account; empty where it keeps none, or
   * where asking costs.
   *
   * @throws WarehouseUnreadableException when it does not answer
   */
  default OptionalLong rowsOfRun() {
    Contents contents = contents();
    return contents.ofRun().isPresent()
        ? OptionalLong.of(Math.min(contents.ofRun().getAsLong(), contents.rows()))
        : OptionalLong.empty();
  }

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
   * What a run of this name has left in it, for people; empty when that is nothing, or cannot be
   * told.
   *
   * @throws WarehouseUnreadableException when it does not answer
   */
  Optional<String> traces();

  /**
   * What starting over would remove, for people.
   *
   * @throws dev.millrace.contract.InvalidInputException when something of others would go too, or
   *     it cannot be removed from here
   */
  String removal();

  /** Removes what the run has written, and nothing else. */
  void remove();

  /** How to log in on this machine; empty where that was done, or is not needed. */
  default Optional<String> missingLogin() {
    return Optional.empty();
  }

  /** Why the report does not ask what the messages say; empty where it does. */
  default Optional<String> whyUnasked() {
    return Optional.empty();
  }

  /**
   * Its rows as something that can stand after FROM in DuckDB; nothing of the warehouse is changed.
   *
   * @param duckDb a statement of an in-memory database, of which the rows may be made a part
   * @param aside an empty folder for what has to be put down meanwhile
   * @return empty when there are no rows
   */
  Optional<MessageRelation> messages(Statement duckDb, Path aside) throws SQLException, IOException;
}
