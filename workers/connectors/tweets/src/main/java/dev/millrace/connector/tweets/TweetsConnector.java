package dev.millrace.connector.tweets;

import dev.millrace.connector.api.MessageGenerator;
import dev.millrace.connector.api.SourceConnector;
import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.spec.Placement;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.event.Column;
import dev.millrace.contract.event.Tweet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Generated tweets. */
public final class TweetsConnector implements SourceConnector<TweetsSpec, TweetsConfig> {
  @Override
  public String field() {
    return TweetsConfig.FIELD;
  }

  @Override
  public String type() {
    return TweetsConfig.TYPE;
  }

  @Override
  public Class<TweetsSpec> specType() {
    return TweetsSpec.class;
  }

  @Override
  public Class<TweetsConfig> configType() {
    return TweetsConfig.class;
  }

  @Override
  public void check(TweetsSpec spec, Map<String, String> enriched, Problems problems) {
    if (spec.start() == null) {
      return;
    }
    Instant start = OffsetDateTime.parse(spec.start()).toInstant();
    problems.require(
        !start.isBefore(Instant.parse(TweetsConfig.EARLIEST_START))
            && start.isBefore(Instant.parse(TweetsConfig.LATEST_START)),
        "spec.source.tweets.start",
        spec.start(),
        TweetsSpec.START);
  }

  @Override
  public TweetsConfig config(TweetsSpec spec, Placement placement) {
    return new TweetsConfig(
        spec.seed(), spec.users(), OffsetDateTime.parse(spec.start()).toInstant());
  }

  @Override
  public List<Column> columns(TweetsSpec spec) {
    return Tweet.COLUMNS;
  }

  /** Nothing, since no tweet has such a field itself. */
  @Override
  public String enrichmentPrefix() {
    return "";
  }

  @Override
  public Source source(TweetsConfig config, ProducerConfig producer) {
    return new TweetSource(
        "tweets of seed " + config.seed(),
        TweetGenerator.of(config, producer.lanes()),
        producer.lanes(),
        producer.messages().orElse(Long.MAX_VALUE));
  }

  @Override
  public Optional<MessageGenerator> generator(TweetsConfig config, int lanes) {
    TweetGenerator tweets = TweetGenerator.of(config, lanes);
    return Optional.of(id -> tweets.message(id).value());
  }
}
