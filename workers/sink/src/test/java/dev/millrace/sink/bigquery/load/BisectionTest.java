package dev.millrace.sink.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BisectionTest {
  private record Result(List<Long> loaded, Set<Long> refused, int jobs) {}

  @Test
  void everySubsetOfASmallBatchIsFoundAndTheRestLoadedOnceInOrder() {
    int rows = 9;
    for (int mask = 0; mask < 1 << rows; mask++) {
      Set<Long> bad = bits(mask, rows);
      Result result = run(rows, bad);
      List<Long> good = IntStream.range(0, rows).asLongStream().boxed().toList();
      assertThat(result.refused()).isEqualTo(bad);
      assertThat(result.loaded()).isEqualTo(good.stream().filter(r -> !bad.contains(r)).toList());
    }
  }

  @Test
  void aCleanBatchIsOneJob() {
    assertThat(run(10_000, Set.of()).jobs()).isEqualTo(1);
  }

  @Test
  void oneBadRowAmongTenThousandCostsAFewJobs() {
    for (long bad : new long[] {0, 1, 4999, 5000, 7777, 9999}) {
      assertThat(run(10_000, Set.of(bad)).jobs()).isLessThanOrEqualTo(17);
    }
  }

  @Test
  void aRefusalThatDoesNotRepeatRefusesNothing() {
    Bisection step = Bisection.of(4).refused();
    while (!step.done()) {
      step = step.loaded();
    }
    assertThat(step.position()).isEqualTo(4);
  }

  private static Result run(int rows, Set<Long> bad) {
    List<Long> loaded = new ArrayList<>();
    Set<Long> refused = new TreeSet<>();
    int jobs = 0;
    Bisection step = Bisection.of(rows);
    while (!step.done()) {
      long from = step.position();
      long to = step.next();
      jobs++;
      if (bad.stream().anyMatch(row -> row >= from && row < to)) {
        if (step.isSingleRow()) {
          refused.add(from);
        }
        step = step.refused();
      } else {
        for (long row = from; row < to; row++) {
          loaded.add(row);
        }
        step = step.loaded();
      }
    }
    return new Result(loaded, refused, jobs);
  }

  private static Set<Long> bits(int mask, int rows) {
    Set<Long> set = new TreeSet<>();
    for (int i = 0; i < rows; i++) {
      if ((mask & 1 << i) != 0) {
        set.add((long) i);
      }
    }
    return set;
  }
}
