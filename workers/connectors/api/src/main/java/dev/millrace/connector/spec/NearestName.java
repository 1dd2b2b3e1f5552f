package dev.millrace.connector.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name that {@code given} is closest to: at most a third of its letters wrong, or the
   * beginning of it.
   */
  public static Optional<String> of(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    Optional<String> close =
        known.stream()
            .filter(name -> distance(wanted, lower(name)) <= Math.max(1, name.length() / 3))
            .min(Comparator.comparingInt(name -> distance(wanted, lower(name))));
    return close.isPresent() || wanted.length() < 3
        ? close
        : known.stream()
            .filter(name -> lower(name).startsWith(wanted) || wanted.startsWith(lower(name)))
            .findFirst();
  }

  /** What a message says of a field that is not there to be set. */
  public static String unknownField(String path, String name, Collection<String> known) {
    return path
        + ": unknown field; "
        + of(name, known)
            .map(nearest -> "did you mean " + nearest + "?")
            .orElseGet(() -> "known here: " + String.join(", ", known));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein distance, where two neighbours swapped count as one. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + swap);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
