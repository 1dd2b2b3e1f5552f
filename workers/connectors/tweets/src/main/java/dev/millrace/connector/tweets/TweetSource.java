package dev.millrace.connector.tweets;

import dev.millrace.connector.lanes.LanePartitioning;
import dev.millrace.connector.lanes.LaneSource;
import dev.millrace.connector.lanes.LaneStart;
import dev.millrace.connector.lanes.Source;
import dev.millrace.connector.lanes.SourceMessage;
import dev.millrace.event.bytes.ByteArrayBuilder;

/** Generated tweets as a source. */
public final class TweetSource implements Source {
  private final String name;
  private final TweetGenerator generator;
  private final int lanes;
  private final long messages;

  /**
   * A source of these tweets.
   *
   * @param name what dead letters name as their origin
   * @param lanes as the generator has them
   * @param messages how many for all lanes together; {@link Long#MAX_VALUE} for no end
   */
  public TweetSource(String name, TweetGenerator generator, int lanes, long messages) {
    this.name = name;
    this.generator = generator;
    this.lanes = lanes;
    this.messages = messages;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LaneSource open(LaneStart start) {
    return new TweetLane(start.lane(), start.sequence());
  }

  private final class TweetLane implements LaneSource {
    private final int lane;
    private final long end;
    private final ByteArrayBuilder buffer = new ByteArrayBuilder();
    private long sequence;

    TweetLane(int lane, long sequence) {
      this.lane = lane;
      this.end = LanePartitioning.of(lane, lanes, messages);
      this.sequence = sequence;
    }

    @Override
    public boolean hasNext() {
      return sequence < end;
    }

    @Override
    public SourceMessage next() {
      long id = LanePartitioning.id(lane, lanes, sequence);
      TweetMessage tweet = generator.message(id, buffer);
      return new SourceMessage(tweet.key(), tweet.value(), tweet.value().length, sequence++);
    }
  }
}
