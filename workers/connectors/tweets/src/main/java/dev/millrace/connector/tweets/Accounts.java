package dev.millrace.connector.tweets;

import dev.millrace.connector.lanes.LanePartitioning;

/** All accounts of a run. Safe for use by several threads. */
final class Accounts {
  /** Keeps the streams of accounts apart from those of tweets. */
  private static final long STREAM = Long.MIN_VALUE;

  private final TweetPools pools;
  private final long seed;
  private final int count;

  Accounts(TweetPools pools, long seed, int count) {
    this.pools = pools;
    this.seed = seed;
    this.count = count;
  }

  Profile any(SplitMix64Random splitMix64Random) {
    return get(splitMix64Random.skewedBelow(count));
  }

  /**
   * An account that writes in this lane only, so that its tweets keep their order: one whose number
   * leaves the lane's number when divided by the number of lanes. A lane beyond the number of
   * accounts shares one with another lane.
   */
  Profile ofLane(int lane, int lanes, SplitMix64Random splitMix64Random) {
    int own = (int) LanePartitioning.of(lane, lanes, count);
    return get(own == 0 ? lane % count : lane + lanes * splitMix64Random.skewedBelow(own));
  }

  private Profile get(int index) {
    return Profile.of(index, pools, new SplitMix64Random(seed, STREAM | index));
  }
}
