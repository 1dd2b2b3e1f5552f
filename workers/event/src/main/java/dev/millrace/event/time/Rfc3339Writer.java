package dev.millrace.event.time;

import dev.millrace.event.bytes.ByteArrayBuilder;

/** Writes points in time as {@link java.time.Instant#toString} does, without making a string. */
public final class Rfc3339Writer {
  private Rfc3339Writer() {}

  /** Writes milliseconds since 1970, at least 0 and before the year 10000. */
  public static void write(long epochMillis, ByteArrayBuilder into) {
    long day = epochMillis / 86_400_000L;
    long ofDay = epochMillis % 86_400_000L;
    writeDate(day, into);
    into.append('T');
    into.appendPadded(ofDay / 3_600_000, 2);
    into.append(':');
    into.appendPadded(ofDay / 60_000 % 60, 2);
    into.append(':');
    into.appendPadded(ofDay / 1000 % 60, 2);
    if (ofDay % 1000 != 0) {
      into.append('.');
      into.appendPadded(ofDay % 1000, 3);
    }
    into.append('Z');
  }

  /** Days since 1970 to a date of the Gregorian calendar, counting years from March. */
  private static void writeDate(long day, ByteArrayBuilder into) {
    long shifted = day + 719_468;
    long era = shifted / 146_097;
    long ofEra = shifted % 146_097;
    long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long fromMarch = (5 * ofYear + 2) / 153;
    long month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    into.appendPadded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
    into.append('-');
    into.appendPadded(month, 2);
    into.append('-');
    into.appendPadded(ofYear - (153 * fromMarch + 2) / 5 + 1, 2);
  }
}
