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

/** What is produced. */
final class SourcePlan {
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
}
