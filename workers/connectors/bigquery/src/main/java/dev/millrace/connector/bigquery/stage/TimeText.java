package dev.millrace.connector.bigquery.stage;

import java.time.Instant;

/** Times as BigQuery reads and keeps them: microseconds, from the year 1 to the year 9999. */
public final class TimeText {
  private static final long MICROS = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long FIRST = micros("0001-01-01T00:00:00Z");
  private static final long LAST = micros("9999-12-31T23:59:59.999999Z");

  private TimeText() {}

  /** Whether BigQuery has this time. */
  public static boolean isInRange(long micros) {
    return micros >= FIRST && micros <= LAST;
  }

  /** RFC 3339 text in UTC. */
  public static String of(long micros) {
    long seconds = Math.floorDiv(micros, MICROS);
    return Instant.ofEpochSecond(seconds, Math.floorMod(micros, MICROS) * NANOS_PER_MICRO)
        .toString();
  }

  private static long micros(String text) {
    Instant time = Instant.parse(text);
    return time.getEpochSecond() * MICROS + time.getNano() / NANOS_PER_MICRO;
  }
}
