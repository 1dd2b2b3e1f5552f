package dev.millrace.local.chaos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** At which totals of a stage to kill it: drawn at random, spread over the run. */
final class KillPlan {
  private final Deque<Long> totals = new ArrayDeque<>();

  KillPlan(int kills, long messages, Random random) {
    random.longs(kills, 0, messages * 9 / 10).sorted().forEach(totals::add);
  }

  /** Whether a kill is due; it is taken off the plan. */
  boolean due(long total) {
    if (totals.isEmpty() || totals.peek() > total) {
      return false;
    }
    totals.remove();
    return true;
  }

  int left() {
    return totals.size();
  }
}
