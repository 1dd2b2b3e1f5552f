package dev.millrace.local.engine;

import dev.millrace.contract.Stage;
import java.util.List;
import java.util.Optional;

/** All workers of a run in this process. */
final class WorkerGroup {
  private final List<Replica> replicas;

  WorkerGroup(List<Replica> replicas) {
    this.replicas = List.copyOf(replicas);
  }

  void start() {
    replicas.forEach(Replica::start);
  }

  int size(Stage stage) {
    return (int) replicas.stream().filter(r -> r.stage() == stage).count();
  }

  long retries(Stage stage) {
    return replicas.stream().filter(r -> r.stage() == stage).mapToLong(Replica::retries).sum();
  }

  /** What holds a worker of the stage up; empty text while nothing does. */
  String waiting(Stage stage) {
    return replicas.stream()
        .filter(r -> r.stage() == stage)
        .flatMap(r -> r.waiting().stream())
        .findFirst()
        .orElse("");
  }

  /** Why a worker gave up; the first one that did. */
  Optional<RunOutcome.Why> failure() {
    return replicas.stream().flatMap(r -> r.failure().stream()).findFirst();
  }

  /** Asks all to finish what they hold and end. */
  void requestStop() {
    replicas.forEach(Replica::requestStop);
  }

  /** Stages with a worker that has not ended, in order. */
  List<Stage> atWork() {
    return replicas.stream().filter(Replica::isAlive).map(Replica::stage).distinct().toList();
  }
}
