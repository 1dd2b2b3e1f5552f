package dev.millrace.connector.tweets;

import dev.millrace.contract.Problems;
import dev.millrace.contract.event.Tweet;
import dev.millrace.event.bytes.ByteArrayBuilder;
import java.time.Instant;

/**
 * The tweets of a run. Each is a pure function of the seed, the number of accounts, the number of
 * lanes and its id, so anybody can compute any of them again.
 *
 * <p>Safe for use by several threads.
 */
public final class TweetGenerator {
  /** Milliseconds from one id to the next: a million tweets take a day. */
  static final int STEP = 86;

  private static final Instant EARLIEST = Instant.parse(TweetsConfig.EARLIEST_START);
  private static final Instant LATEST = Instant.parse(TweetsConfig.LATEST_START);
  private static final int REPLY_REACH = 5_000;

  private final long seed;
  private final long start;
  private final int lanes;
  private final TweetPools pools;
  private final Accounts accounts;
  private final TweetWriter writer;

  private TweetGenerator(TweetsConfig source, int lanes, TweetPools pools) {
    this.seed = source.seed();
    this.start = source.start().toEpochMilli();
    this.lanes = lanes;
    this.pools = pools;
    this.accounts = new Accounts(pools, seed, source.users());
    this.writer = new TweetWriter(pools, accounts);
  }

  /**
   * Makes the pools; takes some hundred milliseconds.
   *
   * @param source seed, accounts and time of the first tweet, from 1970 to 8999: later tweets need
   *     the years up to 9999
   * @param lanes of the run, at least 1
   * @throws dev.millrace.contract.InvalidInputException when a number is out of its range
   */
  public static TweetGenerator of(TweetsConfig source, int lanes) {
    Problems problems = new Problems();
    problems.require(lanes >= 1, "lanes", lanes, "must be at least 1");
    problems.require(
        !source.start().isBefore(EARLIEST) && source.start().isBefore(LATEST),
        "source.tweets.start",
        source.start(),
        "must be from " + EARLIEST + " to before " + LATEST);
    problems.throwIfAny();
    return new TweetGenerator(source, lanes, TweetPools.build(source.seed()));
  }

  /** The tweet with this id, at least 0. */
  public Tweet tweet(long id) {
    return draft(id).tweet();
  }

  /** The message of the tweet with this id, at least 0; its value is the JSON of {@link #tweet}. */
  public TweetMessage message(long id) {
    return message(id, new ByteArrayBuilder());
  }

  /** The same, written in a buffer that its caller uses again and again. */
  TweetMessage message(long id, ByteArrayBuilder buffer) {
    TweetFields draft = draft(id);
    buffer.clear();
    TweetJson.write(draft, buffer);
    return new TweetMessage(draft.author().key(), buffer.toByteArray());
  }

  private TweetFields draft(long id) {
    SplitMix64Random splitMix64Random = new SplitMix64Random(seed, id);
    Profile author = author(id, splitMix64Random);
    long createdAt = start + id * STEP + splitMix64Random.below(STEP);
    boolean reply = id > 0 && splitMix64Random.chance(18);
    boolean quote = id > 0 && !reply && splitMix64Random.chance(6);
    long replyTo = reply ? earlier(id, splitMix64Random) : TweetFields.NONE;
    long quoteOf = quote ? earlier(id, splitMix64Random) : TweetFields.NONE;
    Profile answered = reply ? author(replyTo, new SplitMix64Random(seed, replyTo)) : null;
    LanguagePool pool = splitMix64Random.chance(85) ? author.pool() : pools.of(Language.EN);
    TweetMood mood = TweetMood.at(createdAt, splitMix64Random);
    TweetText text = writer.text(pool, mood, answered, splitMix64Random);
    long likes = likes(author.followers(), splitMix64Random);
    long retweets = likes * splitMix64Random.below(30) / 100;
    return new TweetFields(id, createdAt, pool, text, author, likes, retweets, replyTo, quoteOf);
  }

  /** Takes the first draw of a tweet, so that its author is known without the rest. */
  private Profile author(long id, SplitMix64Random splitMix64Random) {
    return accounts.ofLane((int) (id % lanes), lanes, splitMix64Random);
  }

  private static long earlier(long id, SplitMix64Random splitMix64Random) {
    return id - 1 - splitMix64Random.skewedBelow((int) Math.min(id, REPLY_REACH));
  }

  /** Mostly few, seldom very many, and more for those with followers. */
  private static long likes(long followers, SplitMix64Random splitMix64Random) {
    int doublings = Long.numberOfTrailingZeros(splitMix64Random.next() | 1 << 12);
    return ((long) splitMix64Random.below(4) << doublings)
        + followers * splitMix64Random.skewedBelow(40) / 1000;
  }
}
