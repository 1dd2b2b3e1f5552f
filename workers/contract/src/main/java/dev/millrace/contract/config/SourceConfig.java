package dev.millrace.contract.config;

import dev.millrace.contract.env.ConfigKind;
import dev.millrace.contract.event.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a run's events come from; each connector has its own. */
public interface SourceConfig extends ConfigKind {
  /** Name of its field in the spec's source. */
  String field();

  /** What its messages are called, several of them. */
  default String noun() {
    return "messages";
  }

  /** Columns that the events of this source have. */
  List<Column> columns();

  /** The file that is read; empty when none is. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** This source with its events read from another file; itself when it reads none. */
  default SourceConfig readFrom(Path other) {
    return this;
  }

  /**
   * Whether the {@code id} of every message is there and its own, so that rows can be told by it.
   */
  boolean hasUniqueIds();

  /** Whether it makes exactly as many messages as it is asked for; a file may have fewer. */
  boolean isExact();

  /**
   * Whether it ends by itself.
   *
   * @param messages that the run is to have, where it says so
   */
  boolean isFinite(Optional<Long> messages);

  /**
   * In how many lanes it is produced, at least 1.
   *
   * @param messages that the run is to have, where it says so
   */
  int lanes(Optional<Long> messages);

  /** The TIMESTAMP column by which a table of its events is partitioned, if any. */
  default Optional<String> partitionColumn() {
    return Optional.empty();
  }

  /** The columns by which a table of its events is clustered. */
  default List<String> clusterColumns() {
    return List.of();
  }

  /** What a resumed run may not change, by the names of fields below {@link #field}. */
  Map<String, String> identity();

  /** What it produces, as one text: runs in which it differs must never share topics. */
  String content();

  /**
   * It in a few words, for people.
   *
   * @param messages that the run is to have, where it says so
   */
  String description(Optional<Long> messages);

  /**
   * What the report says of it, in order.
   *
   * @param messages that the run is to have, where it says so
   */
  List<ConnectorSetting> settings(Optional<Long> messages);
}
