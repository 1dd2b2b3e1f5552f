package dev.millrace.connector.bigquery.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a job loads of its batch, written into the job's own labels: whoever asks for the job learns
 * from BigQuery, and from nobody's memory, which rows are settled by it.
 *
 * @param first its first row
 * @param end the first row behind it; empty when it ends with the batch
 * @param without rows in between that it leaves out, since BigQuery refused them
 * @param file what was sent
 */
public record SliceLabels(
    RowPlace first, Optional<RowPlace> end, List<RowPlace> without, Checksum file) {
  /** How many rows a job may leave out. */
  public static final int MOST_WITHOUT = 24;

  private static final String ROWS = "millrace-rows";
  private static final String FILE = "millrace-file";
  private static final String WITHOUT = "millrace-without-";
  private static final int PLACES_IN_A_LABEL = 3;

  /** Takes a copy of the list. */
  public SliceLabels {
    without = List.copyOf(without);
  }

  /** The labels; values have at most 63 characters, as BigQuery takes. */
  public Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    labels.put(ROWS, first.text() + end.map(place -> "_" + place.text()).orElse(""));
    labels.put(FILE, file.text());
    for (int from = 0; from < without.size(); from += PLACES_IN_A_LABEL) {
      int to = Math.min(without.size(), from + PLACES_IN_A_LABEL);
      labels.put(WITHOUT + from / PLACES_IN_A_LABEL, RowPlace.text(without.subList(from, to)));
    }
    return labels;
  }

  /** Reads the labels of a job; empty when it has none of these. */
  public static Optional<SliceLabels> read(Map<String, String> labels) {
    if (labels == null || !labels.containsKey(ROWS) || !labels.containsKey(FILE)) {
      return Optional.empty();
    }
    try {
      List<RowPlace> ends = RowPlace.parseAll(labels.get(ROWS));
      List<RowPlace> without = new ArrayList<>();
      for (int i = 0; labels.containsKey(WITHOUT + i); i++) {
        without.addAll(RowPlace.parseAll(labels.get(WITHOUT + i)));
      }
      return Optional.of(
          new SliceLabels(
              ends.get(0),
              ends.stream().skip(1).findFirst(),
              without,
              Checksum.parse(labels.get(FILE))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
