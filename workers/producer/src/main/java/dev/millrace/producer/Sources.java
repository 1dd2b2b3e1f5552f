package dev.millrace.producer;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import dev.millrace.contract.config.ProducerConfig;
import dev.millrace.contract.config.SourceConfig;
import dev.millrace.producer.lanes.Source;
import dev.millrace.producer.replay.ReplayFileSource;
import dev.millrace.producer.tweets.TweetGenerator;
import dev.millrace.producer.tweets.TweetSource;

/** Makes the source that a configuration asks for. */
public final class Sources {
  private Sources() {}

  /**
   * The source; making tweets' pools takes some hundred milliseconds, so producers in one process
   * better share it.
   *
   * @throws InvalidInputException when the configuration contradicts itself
   * @throws dev.millrace.runtime.run.FatalStageException when the source can not be read
   */
  public static Source of(ProducerConfig config) {
    long messages = config.messages().orElse(Long.MAX_VALUE);
    if (config.source() instanceof SourceConfig.Tweets tweets) {
      TweetGenerator generator = TweetGenerator.of(tweets, config.lanes());
      return new TweetSource(
          "tweets of seed " + tweets.seed(), generator, config.lanes(), messages);
    }
    SourceConfig.Replay replay = (SourceConfig.Replay) config.source();
    Problems problems = new Problems();
    problems.require(
        config.messages().isEmpty() || config.lanes() == 1,
        "lanes",
        config.lanes(),
        "must be 1 when messages says how many lines of a file are replayed");
    problems.throwIfAny();
    return ReplayFileSource.of(replay.path(), config.lanes(), messages);
  }
}
