package dev.millrace.contract.progress;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stage writes beside each offset it commits, in the offset's metadata, so that data, place
 * and totals change in one step. Totals count this partition since the run began; offsets do not,
 * because transaction markers take offsets too.
 *
 * <p>Text form: {@code in=12,dead=1,key=value,…}; values must not contain a comma. Kafka takes at
 * most 4,096 bytes of metadata by default ({@code offset.metadata.max.bytes}).
 *
 * @param in messages taken in, dead letters included; at least 0
 * @param dead messages put into the dead-letter topic; at most {@code in}
 * @param more what a stage adds for itself, for example a replay's byte position
 */
public record OffsetMetadata(long in, long dead, Map<String, String> more) {
  /** Nothing done yet. */
  public static final OffsetMetadata ZERO = new OffsetMetadata(0, 0, Map.of());

  /** Takes a copy of the map. */
  public OffsetMetadata {
    more = Map.copyOf(more);
  }

  /** Messages handed on: into the next topic or the warehouse. */
  public long out() {
    return in - dead;
  }

  /** This note with more messages counted. */
  public OffsetMetadata plus(long moreIn, long moreDead) {
    return new OffsetMetadata(in + moreIn, dead + moreDead, more);
  }

  /** This note with other extra entries. */
  public OffsetMetadata with(Map<String, String> entries) {
    return new OffsetMetadata(in, dead, entries);
  }

  /** The text to commit; entries sorted by key, so that equal notes have equal text. */
  public String encode() {
    StringBuilder text = new StringBuilder("in=").append(in).append(",dead=").append(dead);
    more.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> text.append(',').append(e.getKey()).append('=').append(e.getValue()));
    return text.toString();
  }

  /** Reads metadata; null, empty or foreign text is {@link #ZERO}. */
  public static OffsetMetadata decode(String metadata) {
    if (metadata == null || !metadata.startsWith("in=")) {
      return ZERO;
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : metadata.split(",")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        entries.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    try {
      long in = Long.parseLong(entries.remove("in"));
      String dead = entries.remove("dead");
      return new OffsetMetadata(in, dead == null ? 0 : Long.parseLong(dead), entries);
    } catch (NumberFormatException e) {
      return ZERO;
    }
  }
}
