package dev.millrace.event.bytes;

/** How many decimal digits numbers have. */
public final class DecimalDigits {
  /** Smallest number that has one digit more than the index. */
  private static final long[] POWERS = powers();

  private DecimalDigits() {}

  /** Digits of a number that is at least 0; 0 itself has one. */
  public static int count(long number) {
    // A decimal digit holds 3.32 bits: 1233 / 4096 digits a bit, and at most one more.
    int least = (Long.SIZE - Long.numberOfLeadingZeros(number)) * 1233 >>> 12;
    return number >= POWERS[least] ? least + 1 : least;
  }

  private static long[] powers() {
    long[] powers = new long[19];
    long power = 1;
    for (int i = 1; i < powers.length; i++) {
      power *= 10;
      powers[i] = power;
    }
    return powers;
  }
}
