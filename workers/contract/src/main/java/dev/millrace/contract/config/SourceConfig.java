package dev.millrace.contract.config;

import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Tweet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a run's events come from. */
public sealed interface SourceConfig {
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

  /**
   * Generated tweets.
   *
   * @param seed the same seed gives the same tweets
   * @param users how many accounts there are, at least 1
   * @param start time of the first tweet
   */
  record Tweets(long seed, int users, Instant start) implements SourceConfig {
    /**
     * What the names of fields that enrichments add begin with, unless the run says otherwise:
     * nothing, since no tweet has such a field itself.
     */
    public static final String ENRICHMENT_PREFIX = "";

    /** Earliest time of the first tweet. */
    public static final String EARLIEST_START = "1970-01-01T00:00:00Z";

    /** What {@link #start} must be before: later tweets need the years up to 9999. */
    public static final String LATEST_START = "9000-01-01T00:00:00Z";

    /** Most lanes; divides evenly among 2, 3, 4, 6, 8 and 12 producers. */
    private static final int MOST_LANES = 24;

    /** Checks the number of users. */
    public Tweets {
      Problems problems = new Problems();
      problems.require(users >= 1, "source.tweets.users", users, "must be at least 1");
      problems.throwIfAny();
    }

    @Override
    public List<Column> columns() {
      return Tweet.COLUMNS;
    }

    @Override
    public String field() {
      return "tweets";
    }

    @Override
    public String noun() {
      return "tweets";
    }

    @Override
    public boolean hasUniqueIds() {
      return true;
    }

    @Override
    public boolean isExact() {
      return true;
    }

    @Override
    public boolean isFinite(Optional<Long> messages) {
      return messages.isPresent();
    }

    /** No lane without a user or message. */
    @Override
    public int lanes(Optional<Long> messages) {
      long most = Math.min(MOST_LANES, users);
      return (int) Math.min(most, messages.orElse(most));
    }

    @Override
    public Optional<String> partitionColumn() {
      return Optional.of("created_at");
    }

    @Override
    public List<String> clusterColumns() {
      return List.of("lang");
    }

    @Override
    public Map<String, String> identity() {
      return Map.of(
          "seed", String.valueOf(seed), "users", String.valueOf(users), "start", start.toString());
    }

    @Override
    public String content() {
      return String.format(Locale.ROOT, "Tweets[seed=%d, users=%d, start=%s]", seed, users, start);
    }

    @Override
    public String description(Optional<Long> messages) {
      return String.format(
          Locale.ROOT,
          "%s tweets (seed %d, %,d users)",
          messages.map(Tweets::number).orElse("endless"),
          seed,
          users);
    }

    @Override
    public List<ConnectorSetting> settings(Optional<Long> messages) {
      return List.of(
          new ConnectorSetting("Kind", "generated tweets"),
          new ConnectorSetting("Seed", String.valueOf(seed)),
          new ConnectorSetting("Users", number(users)),
          new ConnectorSetting("Messages", messages.map(Tweets::number).orElse("without end")));
    }

    private static String number(long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }
  }

  /**
   * A file whose every line is one event, its bytes kept as they are.
   *
   * @param path the file, readable by every producer
   * @param columns top-level fields that get a column of their own; may be empty
   */
  record Replay(Path path, List<Column> columns) implements SourceConfig {
    /**
     * What the names of fields that enrichments add begin with, unless the run says otherwise: the
     * events are not ours and may have fields of any name.
     */
    public static final String ENRICHMENT_PREFIX = "enriched_";

    /** Each lane reads a part of the file. */
    private static final int LANES = 12;

    /** Takes a copy of the columns. */
    public Replay {
      columns = columns == null ? List.of() : List.copyOf(columns);
    }

    @Override
    public String field() {
      return "replay";
    }

    @Override
    public boolean hasUniqueIds() {
      return false;
    }

    @Override
    public boolean isExact() {
      return false;
    }

    @Override
    public boolean isFinite(Optional<Long> messages) {
      return true;
    }

    /** The first lines of a file can only be read in one. */
    @Override
    public int lanes(Optional<Long> messages) {
      return messages.isPresent() ? 1 : LANES;
    }

    @Override
    public Map<String, String> identity() {
      return Map.of(
          "path",
          path.toString(),
          "columns",
          columns.stream().map(Column::toString).collect(Collectors.joining(", ")));
    }

    @Override
    public String content() {
      return "replay of " + path;
    }

    @Override
    public String description(Optional<Long> messages) {
      return messages
          .map(n -> String.format(Locale.ROOT, "the first %,d lines of %s", n, path))
          .orElseGet(() -> String.format(Locale.ROOT, "every line of %s", path));
    }

    @Override
    public List<ConnectorSetting> settings(Optional<Long> messages) {
      return List.of(
          new ConnectorSetting("Kind", "replay of a file"),
          new ConnectorSetting("File", path.toString()),
          new ConnectorSetting("Columns", ConnectorSetting.names(columns)),
          new ConnectorSetting(
              "Messages",
              messages
                  .map(n -> String.format(Locale.ROOT, "the first %,d", n))
                  .orElse("all lines")));
    }

    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    @Override
    public Replay readFrom(Path other) {
      return new Replay(other, columns);
    }
  }
}
