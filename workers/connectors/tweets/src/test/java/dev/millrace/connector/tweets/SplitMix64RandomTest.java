package dev.millrace.connector.tweets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMix64RandomTest {
  @Test
  void theSameSeedAndStreamGiveTheSameNumbers() {
    assertThat(draw(new SplitMix64Random(1, 2))).isEqualTo(draw(new SplitMix64Random(1, 2)));
    assertThat(draw(new SplitMix64Random(1, 2))).isNotEqualTo(draw(new SplitMix64Random(2, 1)));
    assertThat(draw(new SplitMix64Random(0, 0))).doesNotContain(0);
  }

  @Test
  void everyNumberBelowTheBoundComesUp() {
    SplitMix64Random splitMix64Random = new SplitMix64Random(1, 1);

    assertThat(IntStream.range(0, 1000).map(i -> splitMix64Random.below(7)).distinct().sorted())
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(
            IntStream.range(0, 1000).map(i -> splitMix64Random.skewedBelow(7)).distinct().sorted())
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void theLargestBoundFits() {
    SplitMix64Random splitMix64Random = new SplitMix64Random(1, 1);

    assertThat(IntStream.range(0, 1000).map(i -> splitMix64Random.skewedBelow(Integer.MAX_VALUE)))
        .allSatisfy(drawn -> assertThat(drawn).isNotNegative());
  }

  @Test
  void skewFavoursSmallNumbers() {
    SplitMix64Random splitMix64Random = new SplitMix64Random(1, 1);

    long small =
        IntStream.range(0, 10_000).filter(i -> splitMix64Random.skewedBelow(100) < 25).count();

    assertThat(small).isBetween(4_800L, 5_200L);
  }

  private static long[] draw(SplitMix64Random splitMix64Random) {
    return LongStream.range(0, 100).map(i -> splitMix64Random.next()).toArray();
  }
}
