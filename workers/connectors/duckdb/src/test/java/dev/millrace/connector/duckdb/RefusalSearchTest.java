package dev.millrace.connector.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalSearchTest {
  private int attempts;

  @Test
  void aBatchWithoutRefusedRowsIsOneAttempt() {
    assertThat(search(5_000, Set.of())).isEmpty();
    assertThat(attempts).isEqualTo(1);
    assertThat(RefusalSearch.of(0).done()).isTrue();
  }

  @Test
  void exactlyTheRefusedRowsAreFound() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      int rows = random.nextInt(1, 300);
      Set<Integer> bad = new TreeSet<>();
      for (int k = random.nextInt(rows + 1); k > 0; k--) {
        bad.add(random.nextInt(rows));
      }
      assertThat(search(rows, bad)).containsExactlyElementsOf(bad);
    }
  }

  @Test
  void itsCostIsBounded() {
    search(5_000, Set.of(2_718));
    assertThat(attempts).isLessThanOrEqualTo(2 * 13 + 2);
    search(5_000, Set.copyOf(IntStream.range(0, 500).map(i -> i * 10).boxed().toList()));
    assertThat(attempts).isLessThanOrEqualTo(500 * 14);
    search(5_000, Set.copyOf(IntStream.range(0, 5_000).boxed().toList()));
    assertThat(attempts).isLessThanOrEqualTo(2 * 5_000);
  }

  private List<Integer> search(int rows, Set<Integer> bad) {
    attempts = 0;
    List<Integer> found = new ArrayList<>();
    RefusalSearch search = RefusalSearch.of(rows);
    while (!search.done()) {
      attempts++;
      boolean refused = IntStream.range(search.position(), search.next()).anyMatch(bad::contains);
      if (refused && search.isSingleRow()) {
        found.add(search.position());
      }
      search = refused ? search.refused() : search.written();
    }
    return found;
  }
}
