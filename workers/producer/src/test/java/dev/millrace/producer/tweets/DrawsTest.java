package dev.millrace.producer.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  @Test
  void theSameSeedAndStreamGiveTheSameNumbers() {
    assertThat(draw(new Draws(1, 2))).isEqualTo(draw(new Draws(1, 2)));
    assertThat(draw(new Draws(1, 2))).isNotEqualTo(draw(new Draws(2, 1)));
    assertThat(draw(new Draws(0, 0))).doesNotContain(0);
  }

  @Test
  void everyNumberBelowTheBoundComesUp() {
    Draws draws = new Draws(1, 1);

    assertThat(IntStream.range(0, 1000).map(i -> draws.below(7)).distinct().sorted())
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(IntStream.range(0, 1000).map(i -> draws.skewedBelow(7)).distinct().sorted())
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void theLargestBoundFits() {
    Draws draws = new Draws(1, 1);

    assertThat(IntStream.range(0, 1000).map(i -> draws.skewedBelow(Integer.MAX_VALUE)))
        .allSatisfy(drawn -> assertThat(drawn).isNotNegative());
  }

  @Test
  void skewFavoursSmallNumbers() {
    Draws draws = new Draws(1, 1);

    long small = IntStream.range(0, 10_000).filter(i -> draws.skewedBelow(100) < 25).count();

    assertThat(small).isBetween(4_800L, 5_200L);
  }

  private static long[] draw(Draws draws) {
    return LongStream.range(0, 100).map(i -> draws.next()).toArray();
  }
}
