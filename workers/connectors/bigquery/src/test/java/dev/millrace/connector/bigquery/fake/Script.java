package dev.millrace.connector.bigquery.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;

/**
 * Which misfortunes happen, and when: planned one by one, standing until lifted, or at random with
 * a seed. Safe for use by several threads.
 */
public final class Script {
  private record Chance(double probability, Trouble trouble) {}

  private record Moment(Operation operation, boolean done) {}

  private record FateChance(double probability, Fate fate) {}

  private final Map<Operation, Queue<Trouble>> planned = new EnumMap<>(Operation.class);
  private final Map<Operation, Trouble> standing = new EnumMap<>(Operation.class);
  private final Map<Operation, List<Chance>> chances = new EnumMap<>(Operation.class);
  private final Queue<Fate> fates = new ArrayDeque<>();
  private final List<FateChance> fateChances = new ArrayList<>();
  private final Map<Moment, Queue<Runnable>> moments = new HashMap<>();
  private final Random random;
  private final Map<String, Integer> happened = new TreeMap<>();

  Script(long seed) {
    random = new Random(seed);
  }

  /** Happens to the next requests of this kind, in this order. */
  public synchronized Script next(Operation operation, Trouble... troubles) {
    planned.computeIfAbsent(operation, o -> new ArrayDeque<>()).addAll(List.of(troubles));
    return this;
  }

  /** Happens to all requests of this kind until {@link #lift}. */
  public synchronized Script always(Operation operation, Trouble trouble) {
    standing.put(operation, trouble);
    return this;
  }

  /** Ends what {@link #always} began. */
  public synchronized void lift(Operation operation) {
    standing.remove(operation);
  }

  /** Happens to this share of the requests. */
  public synchronized Script chance(Operation operation, double probability, Trouble trouble) {
    chances
        .computeIfAbsent(operation, o -> new ArrayList<>())
        .add(new Chance(probability, trouble));
    return this;
  }

  /** What becomes of the next load jobs, in this order. */
  public synchronized Script fates(Fate... next) {
    fates.addAll(List.of(next));
    return this;
  }

  /** What becomes of this share of the load jobs. */
  public synchronized Script fateChance(double probability, Fate fate) {
    fateChances.add(new FateChance(probability, fate));
    return this;
  }

  /**
   * Does something once when the next request of this kind has come and nothing is done yet, or
   * when all is done and nothing is answered yet. The request waits for it.
   */
  public synchronized Script at(Operation operation, boolean done, Runnable action) {
    moments.computeIfAbsent(new Moment(operation, done), m -> new ArrayDeque<>()).add(action);
    return this;
  }

  /** How often what has happened so far. */
  public synchronized Map<String, Integer> happened() {
    return Map.copyOf(happened);
  }

  synchronized Optional<Trouble> troubleFor(Operation operation) {
    Optional<Trouble> trouble = draw(operation);
    trouble.ifPresent(t -> happened.merge(operation + " " + t, 1, Integer::sum));
    return trouble;
  }

  /** A request of this kind has come, or is done and not answered. */
  void pass(Operation operation, boolean done) {
    Runnable action;
    synchronized (this) {
      Queue<Runnable> waiting = moments.get(new Moment(operation, done));
      action = waiting == null ? null : waiting.poll();
    }
    if (action != null) {
      action.run();
    }
  }

  synchronized Fate nextFate() {
    Fate fate = drawFate();
    if (!fate.equals(Fate.GOOD)) {
      happened.merge("job " + fate, 1, Integer::sum);
    }
    return fate;
  }

  private Optional<Trouble> draw(Operation operation) {
    Queue<Trouble> queue = planned.get(operation);
    if (queue != null && !queue.isEmpty()) {
      return Optional.of(queue.remove());
    }
    if (standing.containsKey(operation)) {
      return Optional.of(standing.get(operation));
    }
    for (Chance chance : chances.getOrDefault(operation, List.of())) {
      if (random.nextDouble() < chance.probability()) {
        return Optional.of(chance.trouble());
      }
    }
    return Optional.empty();
  }

  private Fate drawFate() {
    if (!fates.isEmpty()) {
      return fates.remove();
    }
    for (FateChance chance : fateChances) {
      if (random.nextDouble() < chance.probability()) {
        return chance.fate();
      }
    }
    return Fate.GOOD;
  }
}
