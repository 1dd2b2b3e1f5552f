package dev.millrace.connector.bigquery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadProgressTest {
  private record Result(List<Long> loaded, Set<Long> refused, int jobs) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everySubsetOfASmallBatchIsFoundAndTheRestLoadedOnceInOrder(boolean named) {
    int rows = 9;
    for (int mask = 0; mask < 1 << rows; mask++) {
      Set<Long> bad = bits(mask, rows);
      Result result = run(rows, bad, named);
      List<Long> good = IntStream.range(0, rows).asLongStream().boxed().toList();
      assertThat(result.refused()).isEqualTo(bad);
      assertThat(result.loaded()).isEqualTo(good.stream().filter(r -> !bad.contains(r)).toList());
    }
  }

  @Test
  void aCleanBatchIsOneJob() {
    assertThat(run(10_000, Set.of(), true).jobs()).isEqualTo(1);
  }

  @Test
  void aRowThatIsNamedCostsOneMoreJob() {
    for (long bad : new long[] {0, 1, 4999, 5000, 7777, 9999}) {
      assertThat(run(10_000, Set.of(bad), true).jobs()).isEqualTo(2);
    }
  }

  @Test
  void aRowThatIsNotNamedCostsAFewJobs() {
    for (long bad : new long[] {0, 1, 4999, 5000, 7777, 9999}) {
      assertThat(run(10_000, Set.of(bad), false).jobs()).isLessThanOrEqualTo(17);
    }
  }

  @Test
  void moreRowsThanAJobCanLeaveOutAreLeftOutBySeveralJobs() {
    Set<Long> bad = new TreeSet<>(LongStream.range(0, 60).map(i -> i * 3).boxed().toList());
    Result result = run(200, bad, true);
    assertThat(result.refused()).isEqualTo(bad);
    assertThat(result.loaded()).hasSize(140).doesNotHaveDuplicates();
  }

  @Test
  void aRefusalThatDoesNotRepeatRefusesNothing() {
    LoadProgress progress = LoadProgress.of(4).refused(4, "why");
    while (!progress.done()) {
      progress = progress.loaded(progress.next(), Map.of());
    }
    assertThat(progress.refused()).isEmpty();
  }

  @Test
  void aBatchThatIsTooLargeIsLoadedInPiecesOfHalfTheSize() {
    LoadProgress progress = LoadProgress.of(100).tooLarge(100).tooLarge(50);
    int jobs = 0;
    while (!progress.done()) {
      assertThat(progress.next() - progress.position()).isEqualTo(25);
      progress = progress.loaded(progress.next(), Map.of());
      jobs++;
    }
    assertThat(jobs).isEqualTo(4);
  }

  private static Result run(int rows, Set<Long> bad, boolean named) {
    List<Long> loaded = new ArrayList<>();
    int jobs = 0;
    LoadProgress progress = LoadProgress.of(rows);
    while (!progress.done()) {
      List<Long> sent = sent(progress);
      Set<Long> refused = new TreeSet<>(sent);
      refused.retainAll(bad);
      jobs++;
      if (refused.isEmpty()) {
        loaded.addAll(sent);
        progress = progress.loaded(progress.next(), Map.of());
      } else if (named) {
        progress = progress.refused(Map.of(refused.iterator().next(), "why"));
      } else {
        progress = progress.refused(progress.next(), "why");
      }
    }
    return new Result(loaded, new TreeMap<>(progress.refused()).keySet(), jobs);
  }

  private static List<Long> sent(LoadProgress progress) {
    assertThat(progress.without()).hasSizeLessThanOrEqualTo(SliceLabels.MOST_WITHOUT);
    return LongStream.range(progress.position(), progress.next())
        .filter(row -> !progress.without().contains(row))
        .boxed()
        .toList();
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
