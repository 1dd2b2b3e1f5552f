package dev.millrace.connector.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanePartitioningTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "24, 1", "24, 23", "24, 24", "24, 25", "7, 1000", "3, 9"})
  void lanesTogetherGiveEveryIdOnce(int lanes, long messages) {
    assertThat(
            IntStream.range(0, lanes)
                .boxed()
                .flatMap(
                    lane ->
                        LongStream.range(0, LanePartitioning.of(lane, lanes, messages))
                            .mapToObj(sequence -> LanePartitioning.id(lane, lanes, sequence))))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, messages).boxed().toList());
  }

  @Test
  void aRunWithoutEndNeverEnds() {
    assertThat(LanePartitioning.of(23, 24, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE / 24);
  }
}
