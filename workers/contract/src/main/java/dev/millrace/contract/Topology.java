package dev.millrace.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which stage reads and writes which topic, in the order that events pass them. Nothing else says
 * so: a further stage in the chain is a line here.
 *
 * @param <S> what stages are known by
 * @param steps at least two, each of which reads what the one before writes
 */
public record Topology<S>(List<Step<S>> steps) {
  /** The stages of a run. */
  public static final Topology<Stage> RUN =
      new Topology<>(
          List.of(
              new Step<>(Stage.PRODUCER, "lanes", Optional.of("raw")),
              new Step<>(Stage.ENRICHER, "raw", Optional.of("processed")),
              new Step<>(Stage.SINK, "processed", Optional.empty())));

  /**
   * A stage and its topics.
   *
   * @param reads last part of the name of the topic whose partitions its group shares
   * @param writes last part of the name of the topic that it hands events on in; empty for the last
   */
  public record Step<S>(S stage, String reads, Optional<String> writes) {}

  /** Takes a copy and makes sure that it is a chain. */
  public Topology {
    steps = List.copyOf(steps);
    for (int i = 0; i < steps.size(); i++) {
      Optional<String> next =
          i + 1 < steps.size() ? Optional.of(steps.get(i + 1).reads()) : Optional.empty();
      if (!steps.get(i).writes().equals(next)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "stage %s writes %s, but the next one reads %s",
                steps.get(i).stage(),
                steps.get(i).writes().orElse("nothing"),
                next.orElse("nothing")));
      }
    }
  }

  /** The stage that events come from; what it reads holds no events. */
  public S first() {
    return steps.get(0).stage();
  }

  /** The stage that events end in. */
  public S last() {
    return steps.get(steps.size() - 1).stage();
  }

  /** The stages that read events, in their order: all but the first. */
  public List<S> readers() {
    return steps.stream().skip(1).map(Step::stage).toList();
  }

  /** The stage that hands on what another reads; empty for the first. */
  public Optional<S> before(S stage) {
    int place = steps.indexOf(step(stage));
    return place == 0 ? Optional.empty() : Optional.of(steps.get(place - 1).stage());
  }

  /** The step of a stage. */
  public Step<S> step(S stage) {
    return steps.stream()
        .filter(step -> step.stage().equals(stage))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stage " + stage + " in the chain"));
  }
}
