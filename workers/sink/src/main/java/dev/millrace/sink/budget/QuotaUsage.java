package dev.millrace.sink.budget;

import dev.millrace.contract.progress.OffsetMetadata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes of message values that a partition has brought into the warehouse on a day and in the month
 * of that day, UTC. Kept in the note beside the partition's offset, so that it is neither lost nor
 * counted twice when a replica dies.
 *
 * @param day the last day on which something was written
 * @param dayBytes on that day
 * @param monthBytes in the month of that day
 */
public record QuotaUsage(LocalDate day, long dayBytes, long monthBytes) {
  private static final String ENTRY = "spent";
  private static final QuotaUsage NOTHING = new QuotaUsage(LocalDate.EPOCH, 0, 0);

  /** What a note says; nothing when it does not say. */
  public static QuotaUsage of(OffsetMetadata metadata) {
    String text = metadata.more().get(ENTRY);
    if (text == null) {
      return NOTHING;
    }
    String[] parts = text.split(":");
    return new QuotaUsage(
        LocalDate.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  /** The note with this in place of what it said before. */
  public OffsetMetadata in(OffsetMetadata metadata) {
    Map<String, String> entries = new HashMap<>(metadata.more());
    entries.put(ENTRY, day + ":" + dayBytes + ":" + monthBytes);
    return metadata.with(entries);
  }

  /** With more bytes written now; a new day or month begins at 0. */
  public QuotaUsage plus(Instant now, long bytes) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new QuotaUsage(today, on(today) + bytes, in(YearMonth.from(today)) + bytes);
  }

  long on(LocalDate date) {
    return day.equals(date) ? dayBytes : 0;
  }

  long in(YearMonth month) {
    return YearMonth.from(day).equals(month) ? monthBytes : 0;
  }
}
