package dev.millrace.connector.tweets;

/** What a tweet is meant to feel like. */
enum TweetMood {
  POSITIVE,
  NEGATIVE,
  NEUTRAL;

  private static final long HOUR = 3_600_000L;

  /** Share of positive tweets in percent by hour of the day (UTC): bright mornings, late gloom. */
  private static final int[] POSITIVE_BY_HOUR = {
    24, 22, 20, 20, 24, 30, 36, 42, 46, 48, 47, 45, 44, 42, 40, 39, 40, 43, 47, 50, 48, 42, 35, 28
  };

  private static final int NEUTRAL_SHARE = 28;

  /** The mood of a tweet posted at this time. */
  static TweetMood at(long epochMillis, SplitMix64Random splitMix64Random) {
    int hour = (int) Math.floorMod(epochMillis / HOUR, 24L);
    int draw = splitMix64Random.below(100);
    if (draw < NEUTRAL_SHARE) {
      return NEUTRAL;
    }
    return draw < NEUTRAL_SHARE + POSITIVE_BY_HOUR[hour] ? POSITIVE : NEGATIVE;
  }
}
