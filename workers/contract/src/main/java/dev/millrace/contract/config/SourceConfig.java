package dev.millrace.contract.config;

import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Tweet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a run's events come from. */
public sealed interface SourceConfig {
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
    public boolean hasUniqueIds() {
      return true;
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

    /** Takes a copy of the columns. */
    public Replay {
      columns = columns == null ? List.of() : List.copyOf(columns);
    }

    @Override
    public boolean hasUniqueIds() {
      return false;
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
