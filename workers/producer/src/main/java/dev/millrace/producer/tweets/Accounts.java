package dev.millrace.producer.tweets;

/**
 * All accounts of a run. They are computed when asked for, and the latest are remembered, so that
 * any number of accounts takes the same memory.
 *
 * <p>Safe for use by several threads: entries are immutable, and a lost one is computed again.
 */
final class Accounts {
  private static final int REMEMBERED = 1 << 14;

  /** Keeps the streams of accounts apart from those of tweets. */
  private static final long STREAM = Long.MIN_VALUE;

  private final TweetPools pools;
  private final long seed;
  private final int count;
  private final Account[] remembered;

  Accounts(TweetPools pools, long seed, int count) {
    this.pools = pools;
    this.seed = seed;
    this.count = count;
    this.remembered = new Account[Math.min(count, REMEMBERED)];
  }

  Account any(Draws draws) {
    return get(draws.skewedBelow(count));
  }

  /**
   * An account that writes in this lane only, so that its tweets keep their order: one whose number
   * leaves the lane's number when divided by the number of lanes. A lane beyond the number of
   * accounts shares one with another lane.
   */
  Account ofLane(int lane, int lanes, Draws draws) {
    int own = (count - lane + lanes - 1) / lanes;
    return get(own < 1 ? lane % count : lane + lanes * draws.skewedBelow(own));
  }

  private Account get(int index) {
    int slot = index % remembered.length;
    Account account = remembered[slot];
    if (account == null || account.profile().index() != index) {
      account = Account.of(Profile.of(index, pools, new Draws(seed, STREAM | index)));
      remembered[slot] = account;
    }
    return account;
  }
}
