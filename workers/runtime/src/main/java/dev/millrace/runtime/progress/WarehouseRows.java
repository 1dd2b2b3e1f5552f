package dev.millrace.runtime.progress;

import dev.millrace.contract.Stage;
import dev.millrace.contract.progress.OffsetMetadata;
import dev.millrace.contract.progress.SinkMetadataKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the warehouse says it has, as its sinks noted it, against what they say they wrote.
 *
 * @param answer what comes of comparing
 * @param rows that the warehouse has, where it says so; of the run where it knows which are its
 * @param written by the sinks
 */
public record WarehouseRows(Answer answer, OptionalLong rows, long written) {
  /** What comes of comparing. */
  public enum Answer {
    /** A sink has not asked yet, or asks anew since the warehouse was lost or replaced. */
    NOT_YET,
    /** The warehouse does not say what it has. */
    CANNOT_SAY,
    /** It has more rows than the run wrote and does not say whose they are. */
    ROWS_OF_OTHERS,
    /** It has what was written. */
    AGREES,
    /** It has not what was written. */
    DIFFERS
  }

  /** Compares. */
  public static WarehouseRows of(RunProgress progress) {
    List<OffsetMetadata> notes =
        progress.notes().getOrDefault(Stage.SINK, Map.of()).values().stream()
            .filter(note -> note.in() > 0)
            .toList();
    List<String> told = texts(notes, SinkMetadataKeys.ROWS);
    if (told.size() < notes.size()) {
      return new WarehouseRows(Answer.NOT_YET, OptionalLong.empty(), progress.written());
    }
    OptionalLong whole =
        texts(notes, SinkMetadataKeys.ALL_ROWS).stream().mapToLong(Long::parseLong).max();
    return told.contains(SinkMetadataKeys.UNKNOWN)
        ? ofWhole(whole, progress.written())
        : ofRun(told, whole, progress.written());
  }

  private static WarehouseRows ofRun(Collection<String> told, OptionalLong whole, long written) {
    long sum = told.stream().mapToLong(Long::parseLong).sum();
    long rows = Math.min(sum, whole.orElse(sum));
    return new WarehouseRows(
        rows == written ? Answer.AGREES : Answer.DIFFERS, OptionalLong.of(rows), written);
  }

  private static WarehouseRows ofWhole(OptionalLong whole, long written) {
    if (whole.isEmpty()) {
      return new WarehouseRows(Answer.CANNOT_SAY, whole, written);
    }
    long rows = whole.getAsLong();
    if (rows == written) {
      return new WarehouseRows(Answer.AGREES, whole, written);
    }
    return new WarehouseRows(
        rows > written ? Answer.ROWS_OF_OTHERS : Answer.DIFFERS, whole, written);
  }

  private static List<String> texts(List<OffsetMetadata> notes, String key) {
    return notes.stream().map(note -> note.more().get(key)).filter(Objects::nonNull).toList();
  }
}
