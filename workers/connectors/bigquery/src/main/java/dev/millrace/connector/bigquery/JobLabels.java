package dev.millrace.connector.bigquery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Labels of a run's jobs: the user's own, and the run's name, which none of them replaces. */
final class JobLabels {
  /** The label that names the run. */
  static final String RUN = "millrace-run";

  private static final int MAX_CHARS = 63;

  private final Map<String, String> all;

  JobLabels(Map<String, String> own, String run) {
    Map<String, String> labels = new HashMap<>();
    labels.putAll(own);
    labels.put(RUN, value(run));
    all = Map.copyOf(labels);
  }

  Map<String, String> all() {
    return all;
  }

  /** The run's name as the label has it. */
  String run() {
    return all.get(RUN);
  }

  private static String value(String text) {
    String allowed = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
    return allowed.length() <= MAX_CHARS ? allowed : allowed.substring(0, MAX_CHARS);
  }
}
