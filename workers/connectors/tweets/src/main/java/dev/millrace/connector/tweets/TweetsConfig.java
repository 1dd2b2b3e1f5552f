package dev.millrace.connector.tweets;

import dev.millrace.contract.Problems;
import dev.millrace.contract.config.ConnectorSetting;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Tweet;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Generated tweets.
 *
 * @param seed the same seed gives the same tweets
 * @param users how many accounts there are, at least 1
 * @param start time of the first tweet
 */
public record TweetsConfig(long seed, int users, Instant start) implements SourceConfig {
  static final String FIELD = "tweets";
  static final String TYPE = "Tweets";

  /** Earliest time of the first tweet. */
  public static final String EARLIEST_START = "1970-01-01T00:00:00Z";

  /** What {@link #start} must be before: later tweets need the years up to 9999. */
  public static final String LATEST_START = "9000-01-01T00:00:00Z";

  /** Most lanes; divides evenly among 2, 3, 4, 6, 8 and 12 producers. */
  private static final int MOST_LANES = 24;

  /** Checks the number of users. */
  public TweetsConfig {
    Problems problems = new Problems();
    problems.require(users >= 1, "source.tweets.users", users, "must be at least 1");
    problems.throwIfAny();
  }

  @Override
  public List<Column> columns() {
    return Tweet.COLUMNS;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String field() {
    return FIELD;
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
        messages.map(TweetsConfig::number).orElse("endless"),
        seed,
        users);
  }

  @Override
  public List<ConnectorSetting> settings(Optional<Long> messages) {
    return List.of(
        new ConnectorSetting("Kind", "generated tweets"),
        new ConnectorSetting("Seed", String.valueOf(seed)),
        new ConnectorSetting("Users", number(users)),
        new ConnectorSetting("Messages", messages.map(TweetsConfig::number).orElse("without end")));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
