package dev.millrace.producer.tweets;

/** Writes points in time as {@link java.time.Instant#toString} does, without making a string. */
final class JsonTime {
  private JsonTime() {}

  /** Bytes that {@link #write} takes. */
  static int length(long epochMillis) {
    return epochMillis % 1000 == 0 ? 20 : 24;
  }

  /** Writes milliseconds since 1970, at least 0 and before the year 10000. */
  static void write(long epochMillis, TweetJsonBytes json) {
    long day = epochMillis / 86_400_000L;
    long ofDay = epochMillis % 86_400_000L;
    writeDate(day, json);
    json.put('T');
    json.putPadded(ofDay / 3_600_000, 2);
    json.put(':');
    json.putPadded(ofDay / 60_000 % 60, 2);
    json.put(':');
    json.putPadded(ofDay / 1000 % 60, 2);
    if (ofDay % 1000 != 0) {
      json.put('.');
      json.putPadded(ofDay % 1000, 3);
    }
    json.put('Z');
  }

  /** Days since 1970 to a date of the Gregorian calendar, counting years from March. */
  private static void writeDate(long day, TweetJsonBytes json) {
    long shifted = day + 719_468;
    long era = shifted / 146_097;
    long ofEra = shifted % 146_097;
    long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long fromMarch = (5 * ofYear + 2) / 153;
    long month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    json.putPadded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
    json.put('-');
    json.putPadded(month, 2);
    json.put('-');
    json.putPadded(ofYear - (153 * fromMarch + 2) / 5 + 1, 2);
  }
}
