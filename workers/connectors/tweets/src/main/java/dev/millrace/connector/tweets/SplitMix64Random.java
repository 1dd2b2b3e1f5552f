package dev.millrace.connector.tweets;

/**
 * A stream of random numbers that depends on nothing but its seed and its number: SplitMix64. The
 * JDK's generators promise their algorithm only in part; tweets must stay the same for ever.
 *
 * <p>Not safe for use by several threads.
 */
final class SplitMix64Random {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** The stream of this number among those of this seed. */
  SplitMix64Random(long seed, long stream) {
    state = mix(seed + GOLDEN) ^ mix(stream);
  }

  /** The next 64 bits. */
  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** A number from 0 to {@code bound - 1}, all about equally likely. */
  int below(int bound) {
    return scale(next() >>> 32, bound);
  }

  /** A number from 0 to {@code bound - 1}; small ones are more likely, as fame is in this world. */
  int skewedBelow(int bound) {
    long uniform = next() >>> 32;
    return scale((uniform * uniform) >>> 32, bound);
  }

  /** True in {@code percent} of 100 cases. */
  boolean chance(int percent) {
    return below(100) < percent;
  }

  /** One of these, all about equally likely. */
  <T> T oneOf(T[] values) {
    return values[below(values.length)];
  }

  private static int scale(long uniform32, int bound) {
    return (int) ((uniform32 * bound) >>> 32);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
