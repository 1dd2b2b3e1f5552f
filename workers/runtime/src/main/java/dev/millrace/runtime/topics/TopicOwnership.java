package dev.millrace.runtime.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which topics are a run's own: those whose id it has written down, and those that it was about to
 * create when it was interrupted, as long as nobody has written to them. A name proves nothing.
 *
 * @param ids by name, as written down; {@link #CREATING} before the id was known
 */
public record TopicOwnership(Map<String, String> ids) {
  /** Written down before a topic is created. */
  public static final String CREATING = "creating";

  /** Takes a copy. */
  public TopicOwnership {
    ids = Map.copyOf(ids);
  }

  /**
   * Those live topics of which it is not known whether they were created before the interruption.
   */
  public Set<String> unconfirmed(Map<String, LiveTopic> live) {
    return live.keySet().stream()
        .filter(name -> CREATING.equals(ids.get(name)))
        .collect(Collectors.toSet());
  }

  /**
   * Names the topics that are not the run's.
   *
   * @param live what Kafka has under the run's names
   * @param untouched those of the unconfirmed to which nothing was ever written
   * @return a clause for each, sorted by name: what it is called, its id, and why it is not the
   *     run's
   */
  public List<String> foreign(Map<String, LiveTopic> live, Set<String> untouched) {
    List<String> foreign = new ArrayList<>();
    new TreeMap<>(live)
        .forEach(
            (name, topic) ->
                reason(ids.get(name), topic, untouched.contains(name))
                    .ifPresent(
                        why ->
                            foreign.add(
                                String.format(
                                    Locale.ROOT, "%s (id %s), %s", name, topic.id(), why))));
    return foreign;
  }

  private static Optional<String> reason(String known, LiveTopic live, boolean untouched) {
    if (known == null) {
      return Optional.of("which this run did not create");
    }
    if (known.equals(CREATING)) {
      return untouched
          ? Optional.empty()
          : Optional.of("in which others have written before this run could");
    }
    return known.equals(live.id().toString())
        ? Optional.empty()
        : Optional.of("which was deleted and created anew: this run's had the id " + known);
  }
}
