package dev.millrace.sink.bigquery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Labels of a run's jobs: the user's own, and the run's name. */
final class JobLabels {
  private static final String RUN = "millrace-run";
  private static final int MAX_CHARS = 63;

  private final Map<String, String> all;

  JobLabels(Map<String, String> own, String run) {
    Map<String, String> labels = new HashMap<>();
    labels.put(RUN, value(run));
    labels.putAll(own);
    all = Map.copyOf(labels);
  }

  Map<String, String> all() {
    return all;
  }

  private static String value(String text) {
    String allowed = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
    return allowed.length() <= MAX_CHARS ? allowed : allowed.substring(0, MAX_CHARS);
  }
}
