package dev.millrace.runtime.progress;

import dev.millrace.contract.Topology;
import java.util.Map;

/**
 * What the stages of a chain have taken in and handed on.
 *
 * @param <S> what stages are known by
 * @param totals of the stages that have done something
 */
record ChainTotals<S>(Topology<S> topology, Map<S, StageTotals> totals) {
  ChainTotals {
    totals = Map.copyOf(totals);
  }

  StageTotals of(S stage) {
    return totals.getOrDefault(stage, StageTotals.NONE);
  }

  /** Messages a stage has still to take in from what the one before handed on; at least 0. */
  long lag(S stage) {
    return topology
        .before(stage)
        .map(before -> Math.max(0, of(before).out() - of(stage).in()))
        .orElse(0L);
  }

  /** Messages put into the dead-letter topic by all stages. */
  long dead() {
    return totals.values().stream().mapToLong(StageTotals::dead).sum();
  }

  /** Messages that were refused by the source, or taken in by the first stage that reads events. */
  long examined() {
    return of(topology.first()).dead() + of(topology.readers().get(0)).in();
  }
}
