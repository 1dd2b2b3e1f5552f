package dev.millrace.local.warehouse;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.event.Column;
import java.util.List;
import java.util.Optional;

/** A warehouse that can not be looked into from here. */
final class UnknownWarehouse implements RunWarehouse {
  @Override
  public Optional<Contents> contents() {
    return Optional.empty();
  }

  @Override
  public List<Row> rows(List<Long> ids, List<Column> columns) {
    return List.of();
  }

  @Override
  public List<Long> someIds(int most) {
    return List.of();
  }

  @Override
  public String removal() {
    throw new InvalidInputException(
        "what a run wrote to this kind of warehouse can not be removed from here; name another"
            + " table and give the run another name");
  }

  @Override
  public void remove() {
    throw new UnsupportedOperationException(removal());
  }
}
