package dev.millrace.local.run;

import dev.millrace.local.folder.Identity;
import dev.millrace.local.folder.RunRecord;
import java.util.Map;
import java.util.TreeMap;

/** A run's record as facts: {@code instance}, {@code identity.<setting>}, {@code topic.<name>}. */
final class ClaimText {
  private static final String INSTANCE = "instance";
  private static final String IDENTITY = "identity.";
  private static final String TOPIC = "topic.";

  private ClaimText() {}

  static Map<String, String> encode(RunRecord record) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(INSTANCE, record.instance());
    record.identity().settings().forEach((name, value) -> facts.put(IDENTITY + name, value));
    record.topics().forEach((name, id) -> facts.put(TOPIC + name, id));
    return facts;
  }

  static RunRecord decode(Map<String, String> facts) {
    return new RunRecord(
        new Identity(below(IDENTITY, facts)),
        facts.getOrDefault(INSTANCE, ""),
        Map.of(),
        below(TOPIC, facts));
  }

  private static Map<String, String> below(String prefix, Map<String, String> facts) {
    Map<String, String> found = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
