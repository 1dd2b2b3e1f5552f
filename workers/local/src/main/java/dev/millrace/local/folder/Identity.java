package dev.millrace.local.folder;

import dev.millrace.contract.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that decide what a run's messages are and where they end. While they stay, the run
 * can be resumed, whatever else is changed (rate, replicas, threads, partitions, batches).
 *
 * @param settings value by name of the field in the file
 */
public record Identity(Map<String, String> settings) {
  /** Takes a copy, sorted by name. */
  public Identity {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** What {@code now} has otherwise, one sentence for each setting. */
  public List<String> changes(Identity now) {
    TreeSet<String> names = new TreeSet<>(settings.keySet());
    names.addAll(now.settings.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String before = settings.getOrDefault(name, "not set");
      String after = now.settings.getOrDefault(name, "not set");
      if (!before.equals(after)) {
        changes.add(String.format(Locale.ROOT, "%s was %s and is %s", name, before, after));
      }
    }
    return changes;
  }

  /**
   * Lets a run go on only as what it was.
   *
   * @throws InvalidInputException naming every setting that changed and what to do
   */
  public void requireSame(Identity now, String run) {
    List<String> changes = changes(now);
    if (changes.isEmpty()) {
      return;
    }
    List<String> problems = new ArrayList<>(changes);
    problems.add(
        String.format(
                Locale.ROOT,
                "run %s has begun with other settings and cannot go on with these; change them"
                    + " back, give",
                run)
            + " the run another name, or start over with --fresh");
    throw new InvalidInputException(problems);
  }
}
