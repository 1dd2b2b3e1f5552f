package dev.millrace.crds.plan;

import dev.millrace.contract.config.SourceConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Tweet;
import dev.millrace.crds.api.ReplayColumn;
import dev.millrace.crds.api.ReplaySource;
import dev.millrace.crds.api.SourceSpec;
import dev.millrace.crds.api.TweetsSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is produced, and in how many lanes. */
final class SourcePlan {
  /** Most lanes of generated tweets; divides evenly among 2, 3, 4, 6, 8 and 12 producers. */
  static final int TWEET_LANES = 24;

  /** Lanes of a replayed file: each reads a part of its own. */
  static final int REPLAY_LANES = 12;

  private SourcePlan() {}

  static SourceConfig of(SourceSpec spec, PlanInputs inputs) {
    TweetsSource tweets = spec.tweets();
    if (tweets != null) {
      return new SourceConfig.Tweets(
          tweets.seed(), tweets.users(), OffsetDateTime.parse(tweets.start()).toInstant());
    }
    ReplaySource replay = spec.replay();
    return new SourceConfig.Replay(inputs.path(replay.path()), columns(replay));
  }

  /** Whether it is known what the source is. */
  static boolean isOne(SourceSpec source) {
    return source != null && (source.tweets() == null) != (source.replay() == null);
  }

  /** Columns of a source's events. */
  static List<Column> columns(SourceSpec source) {
    return source.tweets() != null ? Tweet.COLUMNS : columns(source.replay());
  }

  /** What the names of fields that enrichments add to a source's events usually begin with. */
  static String enrichmentPrefix(SourceSpec source) {
    return source.tweets() != null
        ? SourceConfig.Tweets.ENRICHMENT_PREFIX
        : SourceConfig.Replay.ENRICHMENT_PREFIX;
  }

  private static List<Column> columns(ReplaySource replay) {
    return Objects.requireNonNullElse(replay.columns(), List.<ReplayColumn>of()).stream()
        .filter(column -> column != null && column.name() != null && column.type() != null)
        .map(
            column ->
                new Column(column.name(), column.type(), Optional.ofNullable(column.format())))
        .toList();
  }

  /** No lane without a user or message; the first lines of a file can only be read in one. */
  static int lanes(SourceConfig source, Optional<Long> messages) {
    if (source instanceof SourceConfig.Tweets tweets) {
      long most = Math.min(TWEET_LANES, tweets.users());
      return (int) Math.min(most, messages.orElse(most));
    }
    return messages.isPresent() ? 1 : REPLAY_LANES;
  }
}
